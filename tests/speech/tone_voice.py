"""A voice in Piper's format, made here: each letter is a short tone, everything else silence.

It proves that our engine loads what Piper loads, and that times are true; how a neural voice
sounds it cannot show.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

RATE = 22_050
HOP = 256
HOPS = 4
"""Each letter, and what Piper puts between two, lasts so many."""
LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ\u0308\u030a"
"""The dots and the ring of å, ä and ö stand by themselves in what Piper makes of a text."""
SILENT = ("_", "^", "$", " ", ".", ",", "!", "?")


def make(folder: Path, name: str = "sv_SE-ton-low", language: str = "sv_SE") -> Path:
    """Write the voice's two files; returns the model."""
    folder.mkdir(parents=True, exist_ok=True)
    model = folder / f"{name}.onnx"
    onnx.save(_model(), str(model))
    described = {
        "audio": {"sample_rate": RATE},
        "espeak": {"voice": language.partition("_")[0]},
        "language": {"code": language},
        "phoneme_type": "text",
        "num_symbols": len(SILENT) + len(LETTERS),
        "num_speakers": 1,
        "hop_length": HOP,
        "phoneme_id_map": {mark: [n] for n, mark in enumerate((*SILENT, *LETTERS))},
    }
    Path(f"{model}.json").write_text(json.dumps(described), encoding="utf-8")
    return model


def _model() -> onnx.ModelProto:
    tone = 0.5 * np.sin(2 * np.pi * 300 * np.arange(HOP * HOPS) / RATE)
    known = {
        "last_silent": np.array(len(SILENT) - 1, np.int64),
        "tone": tone.astype(np.float32)[None, None, :],
        "axis": np.array([2], np.int64),
        "shape": np.array([1, 1, -1], np.int64),
        "zero": np.array(0, np.float32),
        "hops": np.array(HOPS, np.float32),
    }
    nodes = [
        helper.make_node("Greater", ["input", "last_silent"], ["is_letter"]),
        helper.make_node("Cast", ["is_letter"], ["level"], to=TensorProto.FLOAT),
        helper.make_node("Unsqueeze", ["level", "axis"], ["levels"]),
        helper.make_node("Mul", ["levels", "tone"], ["tones"]),
        helper.make_node("Reshape", ["tones", "shape"], ["output"]),
        helper.make_node("Mul", ["level", "zero"], ["nothing"]),
        helper.make_node("Add", ["nothing", "hops"], ["durations"]),
    ]
    graph = helper.make_graph(
        nodes,
        "tones",
        [
            helper.make_tensor_value_info("input", TensorProto.INT64, [1, "letters"]),
            helper.make_tensor_value_info("input_lengths", TensorProto.INT64, [1]),
            helper.make_tensor_value_info("scales", TensorProto.FLOAT, [3]),
        ],
        [
            helper.make_tensor_value_info("output", TensorProto.FLOAT, [1, 1, "samples"]),
            helper.make_tensor_value_info("durations", TensorProto.FLOAT, [1, "letters"]),
        ],
        [numpy_helper.from_array(value, name) for name, value in known.items()],
    )
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
