#!/usr/bin/env python3
"""Processor time of each way through the program over a folder of real reports, beside cmark and what libxml2 alone takes.

    corpus.py [--runs N] [--way FORMAT …] [FOLDER]

The reports are converted file by file in one process, without threads; cmark reads the same bytes as one file. Each
figure is the least of several runs, which take turns, so that a busy machine is hard on all of them alike. User time is
what is compared; a goal is a multiple of `cmark -t xml`. Nothing here fails for being slow.
"""
import argparse
import glob
import os
import resource
import subprocess
import sys
import tempfile

# A page with a heading a section and a link a heading: what a small stylesheet makes of cmark's XML.
SMALL = """<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:c="http://commonmark.org/xml/1.0">
<xsl:template match="/"><html><body><ul><xsl:apply-templates select="//c:heading" mode="contents"/></ul><xsl:apply-templates/></body></html></xsl:template>
<xsl:template match="c:heading" mode="contents"><li><a href="#{generate-id()}"><xsl:value-of select="."/></a></li></xsl:template>
<xsl:template match="c:heading"><h2 id="{generate-id()}"><xsl:apply-templates/></h2></xsl:template>
<xsl:template match="c:paragraph"><p><xsl:apply-templates/></p></xsl:template>
<xsl:template match="c:list"><ul><xsl:apply-templates/></ul></xsl:template>
<xsl:template match="c:item"><li><xsl:apply-templates/></li></xsl:template>
</xsl:stylesheet>
"""
GOALS = {"xml": 4.5, "csv:statistics": 4.5, "html": 10}
WAYS = ["xml", "csv:statistics", "jsonl:statistics", "json", "text", "markdown", "html", "tei", "akn", "xlsx", "sqlite"]
ONE_OUTPUT = {"csv:statistics", "jsonl:statistics", "xlsx", "sqlite"}


def used_by(command):
    """User and system seconds of a command, or a line for the shell, and all that it starts."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, shell=isinstance(command, str), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime, after.ru_stime - before.ru_stime


def commands(baogao, folder, texts, ways):
    """[(what, command, goal or None)]; the first is what the others are compared with."""
    whole, style = os.path.join(folder, "whole.txt"), os.path.join(folder, "small.xsl")
    with open(style, "w", encoding="utf-8") as file:
        file.write(SMALL)
    with open(whole, "wb") as file:
        for text in texts:
            with open(text, "rb") as source:
                file.write(source.read() + b"\n")
    xml = os.path.join(folder, "xml")
    subprocess.run([baogao, "convert", "-q", "-t", "xml", "-d", xml] + texts, stderr=subprocess.DEVNULL, check=False)
    made = sorted(glob.glob(os.path.join(xml, "*.xml")))
    yield "cmark -t xml", ["cmark", "-t", "xml", whole], None
    yield "cmark -t xml | xsltproc", f"cmark -t xml '{whole}' | xsltproc --novalid '{style}' -", None
    yield "libxml2 reads our XML", ["xmllint", "--huge", "--noout"] + made, None
    yield "libxml2 reads and writes it", ["xmllint", "--huge"] + made, None
    for way in ways:
        out = ["-o", os.path.join(folder, "out")] if way in ONE_OUTPUT else ["-d", os.path.join(folder, "out-" + way)]
        yield way, [baogao, "convert", "-q", "-j1", "-t", way] + out + texts, GOALS.get(way)
    yield "xml, structure alone", [baogao, "convert", "-q", "-j1", "--no-statistics", "-t", "xml", "-d", os.path.join(folder, "structure")] + texts, None
    yield "check", [baogao, "check", "-j1"] + texts, None


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("folder", nargs="?", default="../shared/corpus")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--way", action="append")
    asked = parser.parse_args()
    texts = sorted(path for kind in ("*.txt", "*.md") for path in glob.glob(os.path.join(asked.folder, kind)))
    if not texts:
        print(f"there are no reports in {asked.folder}: nothing is timed over a corpus")
        return 0
    baogao = os.path.join(os.environ.get("BUILD", "build"), "baogao")
    print(f"{len(texts)} reports, {sum(map(os.path.getsize, texts))} bytes, least of {asked.runs} runs")
    print(f"{'':30} {'user s':>7} {'system s':>8} {'x cmark':>8} {'goal':>6}")
    with tempfile.TemporaryDirectory() as folder:
        rows = list(commands(baogao, folder, texts, asked.way or WAYS))
        least = [(float("inf"), 0)] * len(rows)
        for _ in range(asked.runs):
            least = [min(best, used_by(command)) for best, (_, command, _) in zip(least, rows)]
        for (user, system), (what, _, goal) in zip(least, rows):
            print(f"{what:30} {user:7.2f} {system:8.2f} {user / max(least[0][0], 0.001):8.1f} {goal or '':>6}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
