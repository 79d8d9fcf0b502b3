#!/usr/bin/env python3
"""Prepares Lucide icons for embedding.

Usage: make.py LUCIDE_ICON_DIR NAME...      needs python3-fonttools

LUCIDE_ICON_DIR is the folder "icons" of the npm package lucide-static. Each
icon named is written beside this script with its paths spelled out in absolute
lines and cubic curves: the SVG reader of the desktop toolkit misreads arcs
whose flags are written without blanks.
"""
import re
import sys
from pathlib import Path

from fontTools.pens.recordingPen import RecordingPen
from fontTools.svgLib.path.parser import parse_path

LETTER = {"moveTo": "M", "lineTo": "L", "curveTo": "C", "qCurveTo": "Q", "closePath": "Z", "endPath": ""}


def number(v):
    return f"{v:.3f}".rstrip("0").rstrip(".")


def spelled(match):
    pen = RecordingPen()
    parse_path(match.group(1), pen)
    parts = []
    for step, points in pen.value:
        parts.append(LETTER[step] + " ".join(f"{number(x)} {number(y)}" for x, y in points))
    return 'd="' + "".join(parts) + '"'


def prepare(svg):
    svg = re.sub(r"<!--.*?-->\s*", "", svg)
    svg = re.sub(r'\s*class="[^"]*"', "", svg)
    svg = re.sub(r"\s+", " ", svg).replace("> <", "><").replace(" />", "/>").replace(" >", ">").strip()
    return re.sub(r'\bd="([^"]*)"', spelled, svg) + "\n"


def main():
    source = Path(sys.argv[1])
    for name in sys.argv[2:]:
        svg = (source / f"{name}.svg").read_text()
        (Path(__file__).parent / f"{name}.svg").write_text(prepare(svg))


if __name__ == "__main__":
    main()
