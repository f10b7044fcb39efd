"""The five questions of questions.t, of the CSV files in DIR, in pandas: a line each."""

import sys

import pandas

targets, statistics, promises, paragraphs = (
    pandas.read_csv(f"{sys.argv[1]}/{name}.csv") for name in ("targets", "statistics", "promises", "paragraphs")
)

gdp = statistics.query("concept == 'gdp' and type == 'level' and role == 'actual'").astype({"period": int})
before = gdp.assign(period=gdp.period + 1)[["place", "period", "base_unit", "base_value"]]

answers = [
    targets.query("concept == 'gdp' and unit == '%'")[["place", "year", "value"]],
    targets.query("concept == 'urban_new_jobs'")[["place", "year", "value"]],
    promises.query("status == 'short'")[["place", "year", "concept", "margin"]],
    paragraphs[paragraphs.text.str.contains("农田")][["place", "year", "text"]],
    before.merge(gdp, on=["place", "period", "base_unit"])[["place", "period", "concept", "base_value_x", "base_value_y"]],
]


def plain(cell):
    return "" if pandas.isna(cell) else f"{cell:.12g}" if isinstance(cell, float) else str(cell)


for number, frame in enumerate(answers, 1):
    for row in frame.itertuples(index=False):
        print("|".join([str(number), *map(plain, row)]))
