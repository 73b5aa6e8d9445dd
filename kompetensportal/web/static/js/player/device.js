// Play, pause and the like on headphones, keyboards and the lock screen.

/** Tell the device what is read, and let it steer: `acts` has an action for each of its keys. */
export function nameForDevice(acts) {
  const session = navigator.mediaSession;
  if (!session) return;
  const title = document.querySelector("h1")?.textContent.trim() ?? document.title;
  const artist = document.querySelector(".site-name")?.textContent.trim() ?? "";
  session.metadata = new MediaMetadata({ title, artist });
  for (const [name, act] of Object.entries(acts)) session.setActionHandler(name, act);
}

/** Tell the device whether there is sound. */
export function tellDevice(isPlaying) {
  if (navigator.mediaSession) {
    navigator.mediaSession.playbackState = isPlaying ? "playing" : "paused";
  }
}
