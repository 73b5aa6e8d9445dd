"""Text to audio: how a text is said, an engine that says it, a cache of clips, one file a lesson.

Sentence  -> normalise   what is said, and which displayed character each spoken one comes from
          -> engines     PCM and the time of each word, from a process of its own
          -> encode      frames of MP3 that can be joined byte for byte
          -> clips       kept by what was spoken
          -> narrate     one file a lesson, with its timing
"""
