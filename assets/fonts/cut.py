#!/usr/bin/env python3
"""Cuts Fieldcase's six fonts from Inter (Debian package fonts-inter, OFL-1.1).

Usage: cut.py [SOURCE_DIR] [TARGET_DIR]      needs python3-fonttools

For each weight two TrueType files are written:
  Inter-WEIGHT.ttf     Inter, subset to the scripts of Latin, Greek and Cyrillic writing
  Figures-WEIGHT.ttf   the same, its figures and their punctuation of one width
Contextual alternates are left out: what an auditor types must stay what was
typed ("->" is no arrow), and a text measures the same in parts as in whole.
"""
import sys
from pathlib import Path

from fontTools import subset
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable

WEIGHTS = ("Regular", "Medium", "SemiBold")
UNICODES = [
    (0x20, 0x7E), (0xA0, 0x24F), (0x259, 0x259), (0x2B0, 0x36F), (0x370, 0x3FF),
    (0x400, 0x52F), (0x1E00, 0x1EFF), (0x2000, 0x206F), (0x2070, 0x209F),
    (0x20A0, 0x20BF), (0x2100, 0x214F), (0x2190, 0x21FF), (0x2200, 0x22FF),
    (0x25A0, 0x25FF), (0x2713, 0x2717), (0xFFFD, 0xFFFD),
]
MAX_ERROR = 1.0  # font units of 2816 to the em


def tabular(font):
    """Points every character with a tabular form at that form."""
    gsub = font["GSUB"].table
    swaps = {}
    for record in gsub.FeatureList.FeatureRecord:
        if record.FeatureTag != "tnum":
            continue
        for index in record.Feature.LookupListIndex:
            for table in gsub.LookupList.Lookup[index].SubTable:
                swaps.update(getattr(table, "ExtSubTable", table).mapping)
    for table in font["cmap"].tables:
        table.cmap = {code: swaps.get(name, name) for code, name in table.cmap.items()}
    even(font)


def even(font):
    """Gives all figures the width of 0: the source's 4 is some units off."""
    cmap, metrics = font.getBestCmap(), font["hmtx"]
    width = metrics[cmap[ord("0")]][0]
    for digit in "123456789":
        name = cmap[ord(digit)]
        metrics[name] = (width, metrics[name][1])


def reduce(font):
    """Keeps the characters and features in use."""
    options = subset.Options()
    options.layout_features = ["kern", "mark", "mkmk", "ccmp", "locl"]
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.hinting = False
    options.notdef_outline = True
    worker = subset.Subsetter(options)
    worker.populate(unicodes=[c for lo, hi in UNICODES for c in range(lo, hi + 1)])
    worker.subset(font)


def truetype(font):
    """Turns cubic outlines into quadratic ones, which PDF writers embed too."""
    glyphs = font.getGlyphSet()
    order = font.getGlyphOrder()
    glyf = newTable("glyf")
    glyf.glyphOrder = order
    glyf.glyphs = {}
    for name in order:
        pen = TTGlyphPen(glyphs)
        glyphs[name].draw(Cu2QuPen(pen, MAX_ERROR, reverse_direction=True))
        glyf.glyphs[name] = pen.glyph()
    font["loca"] = newTable("loca")
    font["glyf"] = glyf
    maxp = font["maxp"]
    maxp.tableVersion = 0x00010000
    for field in ("maxZones",):
        setattr(maxp, field, 1)
    for field in ("maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs",
                  "maxStackElements", "maxSizeOfInstructions", "maxComponentElements"):
        setattr(maxp, field, 0)
    font["post"].formatType = 3.0
    del font["CFF "]
    font.sfntVersion = "\x00\x01\x00\x00"


def rename(font, family, weight):
    """Gives the cut a name of its own."""
    for record in list(font["name"].names):
        text = {1: f"{family} {weight}", 2: "Regular", 3: f"{family} {weight} cut",
                4: f"{family} {weight}", 6: f"{family.replace(' ', '')}-{weight}"}.get(record.nameID)
        if text:
            font["name"].setName(text, record.nameID, record.platformID, record.platEncID, record.langID)


def cut(source, target, weight, family, figures):
    font = TTFont(source / f"Inter-{weight}.otf", recalcTimestamp=False)
    if figures:
        tabular(font)
    reduce(font)
    truetype(font)
    rename(font, family, weight)
    font.save(target / f"{'Figures' if figures else 'Inter'}-{weight}.ttf")


def main():
    source = Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/fonts/opentype/inter")
    target = Path(sys.argv[2] if len(sys.argv) > 2 else Path(__file__).parent)
    for weight in WEIGHTS:
        cut(source, target, weight, "Fieldcase Text", False)
        cut(source, target, weight, "Fieldcase Figures", True)


if __name__ == "__main__":
    main()
