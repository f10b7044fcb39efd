#!/usr/bin/env python3
"""How processor time and memory grow with size: every shape of text by every way through the program.

    scaling.py [--shape NAME] [--way NAME] [--limit SECONDS]
    scaling.py --lot COUNT [--seed N]

Each shape is made small and ten times as large; each way is timed on both, less the time of starting on an empty text.
Eleven times the time for ten times the size is linear. A run over the limit (60 s) is stopped and said so.
A small run under a hundredth of a second is made larger first, so that the quotient means something.

--lot puts COUNT shapes together from PIECES by chance, tries each in one way drawn, too, and tells of those that are not
linear: what nobody thought of. The same seed draws the same ones.
"""
import argparse
import os
import random
import resource
import subprocess
import sys
import tempfile

LONG = "全年完成投资3.5亿元，增长12.6%，建成道路28公里，新增就业5.2万人，城镇登记失业率控制在4%以内"
SHAPES = {  # a text of n pieces
    "one line": lambda n: "2024年" + "推进项目建设，完成投资3亿元，" * (n * 20) + "\n",
    "figures in one sentence": lambda n: "全年新增" + "、".join(f"学位{i % 90 + 10}个" for i in range(n * 20)) + "。\n",
    "figures without words": lambda n: "12%" * (n * 60) + "\n",
    "headings": lambda n: "一、加快发展\n" * (n * 40),
    "five levels": lambda n: "".join(f"一、发展{i}\n（一）产业{i}\n1.工业{i}\n（1）园区{i}\n①企业{i}发展。\n" for i in range(n * 8)),
    "prose lines": lambda n: "".join(f"第{i}个项目开工建设，完成投资{i % 90 + 1}亿元。\n" for i in range(n * 20)),
    "long paragraphs": lambda n: "".join(f"{i}年，" + LONG * 4 + "。\n" for i in range(n * 3)),
    "blank lines": lambda n: "　　\n　\n" * (n * 60),
    "bold": lambda n: "**加快发展。**推进项目建设。\n" * (n * 25),
    "items": lambda n: "民生实事：" + "".join(f"{i + 1}.新建学校{i % 50 + 1}所；" for i in range(n * 25)) + "\n",
    "item lines": lambda n: "十件民生实事\n" + "".join(f"{i + 1}.新建学校{i % 50 + 1}所。\n" for i in range(n * 20)),
    "circled": lambda n: "①" * (n * 150) + "\n",
    "dashes": lambda n: "".join(f"——项目{i}。完成投资{i % 70 + 2}亿元。\n" for i in range(n * 20)),
    "quotes": lambda n: "“《（" * (n * 100) + "\n",
    "page jumps": lambda n: "推进项目建设（下转第2版）\n（上接第1版）完成投资3亿元。\n" * (n * 12),
    "table": lambda n: "".join(f"| 指标{i} | {i % 80 + 1}亿元 | {i % 9 + 1}% |\n" for i in range(n * 20)),
    "notes": lambda n: "".join(f"推进“名词{i}”〔{i + 1}〕建设。\n" for i in range(n * 10)) + "名词解释\n" + "".join(f"{i + 1}.名词{i}：指项目。\n" for i in range(n * 10)),
    "navigation": lambda n: "".join(f"栏目{i}\n" for i in range(n * 60)) + "云溪县政府工作报告\n各位代表：\n一、去年工作回顾\n" + "推进项目建设。\n" * n,
    "spaces": lambda n: "推 进 项 目 建 设 。 完 成 投 资 3 亿 元 。\n" * (n * 12),
}
PIECES = [  # of shapes drawn by lot; {i} counts, {k} goes from 1 to 90
    "栏目{i}\n", "（{i}）发展\n", "第{i}条　推进项目建设\n", "{i}、加快发展。\n", "{i}.新建学校{k}所\n", "——{i}号项目\n", "项目{i}：完成投资{k}亿元；\n", "{k}%、",
    "全市生产总值{i}亿元，", "　　推进项目{i}建设，\n", "（上接第{k}版）\n", "- {i} -\n", "第{i}页\n", "http://www.example.cn/{i}\n", "“名词{i}”", "《规划{i}》",
    "（责任单位：{i}局）\n", "| {i} | {k} |\n", "{i}\t{k}\t项目\n", "一、\n", "二是加快{i}发展。", "各位代表！\n", "2024年，", "同比增长{k}%。\n", "分别为{k}%、", "其中，",
    "县{i}、", "镇长：{i}\n", "[{i}]", "①发展{i}", "**{i}**\n", "# 标题{i}\n", "10月{k}日，", "今年", "以上", "的", "人民政府", "<b>", "&nbsp;", "\\r\\n",
    "a b c\n", "english line {i} here\n", "。", "，\n", "、", "；", "：\n", "（", "）", "“", "十", "百分之", "万", "亿元", " ", "　", "\u200b", "\n\n", "---\n",
    "图{i}\n", "注：{i}\n", "来源：{i}\n", "发布时间：2024-01-{k}\n", "主办：{i}\n", "返回顶部\n", "责任编辑：{i}\n", "民生实事{i}件：", "实施{i}工程，投资{k}万元，",
    "牵头单位：{i}局；", "完成时限：{k}月\n", "年度目标任务",
]
HEAD = "云溪县政府工作报告\n——2026年1月6日在云溪县第十八届人民代表大会第五次会议上\n县长　江远帆\n各位代表：\n一、2025年工作回顾\n"
TAIL = "\n二、2026年工作安排\n（一）加快发展。推进项目建设，完成投资5亿元。\n谢谢大家！\n"
WAYS = {
    "xml": ["convert", "-t", "xml"], "csv:statistics": ["convert", "-t", "csv:statistics"],
    "csv:paragraphs": ["convert", "-t", "csv:paragraphs"], "jsonl:statistics": ["convert", "-t", "jsonl:statistics"],
    "json": ["convert", "-t", "json"], "text": ["convert", "-t", "text"], "markdown": ["convert", "-t", "markdown"],
    "html": ["convert", "-t", "html"], "tei": ["convert", "-t", "tei"], "akn": ["convert", "-t", "akn"],
    "xlsx": ["convert", "-t", "xlsx"], "sqlite": ["convert", "-t", "sqlite"], "check": ["check"],
    "xml from xml": ["convert", "-t", "xml"], "html from xml": ["convert", "-t", "html"], "text from xml": ["text"],
}


def drawn(lot):
    """A shape by chance: some pieces again and again, alone, within a report, or before it."""
    pieces = [lot.choice(PIECES) for _ in range(lot.randint(1, 4))] + ["\n"] * lot.randint(0, 1)
    before, behind = lot.choice([("", ""), (HEAD, TAIL), ("", HEAD + TAIL)])

    def shape(n):
        size = len("".join(pieces).encode())
        return before + "".join(piece.format(i=i, k=i % 90 + 1) for i in range(n * 600 // size + 1) for piece in pieces) + behind

    return f"{len(before)} {pieces} {len(behind)}", shape


def try_lot(baogao, count, seed, limit, folder):
    """How many of `count` shapes drawn by lot take over 14 times the time for 10 times the size; they are printed."""
    lot, slow = random.Random(seed), 0
    for _ in range(count):
        name, shape = drawn(lot)
        way = lot.choice(list(WAYS))
        sizes, figures = measure(baogao, way, shape, limit, folder)
        seconds = figures[-1][0]
        times = float("inf") if seconds is None else seconds / figures[0][0]
        if times > 14:
            slow += 1
            print(f"{way:18} {sizes[0]:9} {times:6.1f} times  {name}", flush=True)
    print(f"{count} shapes, {slow} not linear")
    return slow


def run(command, limit):
    """Processor seconds, peak bytes; None: stopped at the limit."""
    pid = os.fork()
    if pid == 0:
        resource.setrlimit(resource.RLIMIT_CPU, (limit, limit + 1))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        devnull = os.open(os.devnull, os.O_RDWR)
        for fd in (0, 1, 2):
            os.dup2(devnull, fd)
        os.execv(command[0], command)
    _, status, used = os.wait4(pid, 0)
    seconds = used.ru_utime + used.ru_stime
    stopped = os.WIFSIGNALED(status)
    return None if stopped else seconds, used.ru_maxrss * 1024


def command_of(baogao, way, path, folder):
    command = [baogao] + WAYS[way]
    if WAYS[way][0] == "convert":
        command += ["-q", "-o", os.path.join(folder, "out")]
    return command + [path]


def write(path, text):
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(text)


def measure(baogao, way, shape, limit, folder):
    path, sizes, figures = os.path.join(folder, "in.txt"), [], []
    floor = run(command_of(baogao, way, os.devnull, folder), limit)[0] or 0
    pieces = 100
    for step in range(2):
        while True:
            text = shape(pieces)
            write(path, text)
            source = path
            if way.endswith("from xml"):
                source = os.path.join(folder, "in.xml")
                subprocess.run([baogao, "convert", "-q", "-t", "xml", path, "-o", source], check=False, stderr=subprocess.DEVNULL)
            seconds, peak = run(command_of(baogao, way, source, folder), limit)
            if step or seconds is None or seconds - floor > 0.03 or pieces > 3000:
                break
            pieces *= 2
        sizes.append(len(text.encode()))
        figures.append((seconds if seconds is None else max(seconds - floor, 0.001), peak))
        if seconds is None:
            break
        pieces *= 10
    return sizes, figures


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--shape", action="append")
    parser.add_argument("--way", action="append")
    parser.add_argument("--limit", type=int, default=60)
    parser.add_argument("--lot", type=int)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    baogao = os.path.join(os.environ.get("BUILD", "build"), "baogao")
    if asked.lot:
        with tempfile.TemporaryDirectory() as folder:
            return try_lot(baogao, asked.lot, asked.seed, asked.limit, folder) > 0
    worst = 0
    print(f"{'shape':24} {'way':18} {'bytes':>9} {'s':>7} {'bytes x10':>10} {'s':>7} {'times':>6} {'bytes a byte':>13}")
    with tempfile.TemporaryDirectory() as folder:
        for shape in asked.shape or SHAPES:
            for way in asked.way or WAYS:
                sizes, figures = measure(baogao, way, SHAPES[shape], asked.limit, folder)
                small, large = figures[0], figures[-1]
                if len(figures) == 2 and large[0] is not None:
                    times = large[0] / small[0]
                    print(f"{shape:24} {way:18} {sizes[0]:9} {small[0]:7.2f} {sizes[1]:10} {large[0]:7.2f} {times:6.1f}"
                          f" {large[1] / sizes[1]:13.0f}", flush=True)
                    worst = max(worst, times)
                else:
                    done = f"{small[0]:7.2f}" if small[0] is not None else "   over"
                    print(f"{shape:24} {way:18} {sizes[0]:9} {done} {'':10}    over {asked.limit} s", flush=True)
                    worst = float("inf")
    print(f"at most {worst:.1f} times")


if __name__ == "__main__":
    sys.exit(main())
