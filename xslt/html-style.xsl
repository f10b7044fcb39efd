<?xml version="1.0" encoding="UTF-8"?>
<!-- The page's style sheet. Included by html.xsl.

     Song type for the report, Hei type for what we add. Paragraphs are indented by two characters; a run-in heading and
     the piece of text behind it are set in one line box sequence, so the paragraph reads as printed. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:template name="style">
    <style>
:root {
  --song: "Source Han Serif SC", "Noto Serif CJK SC", "Noto Serif SC", "Songti SC", STSong, SimSun, serif;
  --hei: "Source Han Sans SC", "Noto Sans CJK SC", "Noto Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif;
  --paper: #fff; --wash: #f6f4f1; --ink: #1d1b19; --soft: #5d5751; --line: #d9d4cd; --red: #a8161b; --glow: #fbf1ee;
  color-scheme: light dark;
}
:root:lang(zh-Hant) {
  --song: "Source Han Serif TC", "Noto Serif CJK TC", "Noto Serif TC", "Songti TC", PMingLiU, serif;
  --hei: "Source Han Sans TC", "Noto Sans CJK TC", "Noto Sans TC", "PingFang TC", "Microsoft JhengHei", sans-serif;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #181614; --wash: #211e1b; --ink: #e9e4de; --soft: #aea69d; --line: #413b36; --red: #ff8a80; --glow: #2b201d;
  }
}
* { box-sizing: border-box }
html { scroll-behavior: smooth; scroll-padding-top: 1.5rem; -webkit-text-size-adjust: 100%; text-size-adjust: 100% }
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto } }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.8 var(--song); line-break: strict;
  text-spacing-trim: trim-start; text-autospace: normal; overflow-wrap: anywhere }
a { color: inherit; text-decoration-color: var(--line); text-underline-offset: .25em }
a:hover { color: var(--red); text-decoration-color: currentColor }
:focus-visible { outline: 2px solid var(--red); outline-offset: 2px }
span:target, tr:target, .stat:target, div:target { background: var(--glow) }
code { font: .85em/1.5 ui-monospace, "DejaVu Sans Mono", Consolas, monospace; word-break: break-all }
h1, h2, h3, h4, h5, h6 { line-height: 1.5; text-indent: 0; text-wrap: balance; break-after: avoid }
.skip { position: absolute; left: -99rem; padding: .5rem 1rem; background: var(--red); color: var(--paper) }
.skip:focus { left: 0; top: 0; z-index: 2 }

header { padding: 3.5rem 1.5rem 2.5rem; border-top: .5rem solid var(--red); border-bottom: 1px solid var(--line);
  text-align: center; background: var(--wash) }
header p { margin: .25rem 0; color: var(--soft) }
.kicker { font: 1rem var(--hei); letter-spacing: .15em }
.whose { display: block; font-size: .6em; letter-spacing: .08em }
h1 { margin: .75rem 0 1rem; font-size: clamp(2rem, 7vw, 3.25rem); font-weight: 700; letter-spacing: .12em;
  margin-inline-end: -.12em; line-height: 1.3; color: var(--red) }

.page { display: grid; grid-template-columns: minmax(0, 1fr); max-width: 76rem; margin: 0 auto; padding: 0 1.25rem }
@media (min-width: 62rem) {
  .page { grid-template-columns: 17rem minmax(0, 44rem); gap: 4rem; justify-content: center }
  nav { position: sticky; top: 0; align-self: start; max-height: 100vh; overflow-y: auto }
}
nav { padding: 2rem .25rem; font: .9rem/1.6 var(--hei); scrollbar-width: thin }
nav h2 { margin: 0 0 .75rem; font-size: 1rem; color: var(--red) }
nav ol { margin: 0; padding: 0; list-style: none }
nav ol ol { margin: .25rem 0 .5rem; padding-left: 1em; border-left: 1px solid var(--line) }
nav li { padding: .15rem 0 }
nav summary { padding: 0; list-style: none }
nav summary h2 { display: inline }
nav summary::after { content: " ▾"; color: var(--soft) }
nav details[open] summary::after { content: " ▴" }
nav details { margin: 0; border: 0; padding: 0 }
nav details ol { padding-top: .75rem; font-weight: 700 }
nav ol ol { font-weight: 400 }
nav a { display: block; text-decoration: none }
nav a:hover { text-decoration: underline }
nav ol ol a { color: var(--soft) }
nav ol ol a:hover { color: var(--red) }
@media (min-width: 62rem) {
  nav .fold::details-content { content-visibility: visible; block-size: auto }
  nav .fold summary { pointer-events: none; cursor: auto }
  nav .fold summary::after { content: none }
}
@media (max-width: 61.99rem) {
  nav { padding-bottom: 0 }
  nav ol ol ol { display: none }
  .goals figure { display: none }
}

main { padding: 2rem 0 4rem; min-width: 0 }
.goals, .annex { font: .95rem/1.7 var(--hei) }
.goals h2, .annex h2, .annex h3 { margin: 0 0 .75rem; font-size: 1.15rem; color: var(--red) }
@media (min-width: 48rem) {
  .goals { display: grid; grid-template-columns: 3fr 4fr; column-gap: 2.5rem }
  .goals h2 { grid-column: 1 / -1 }
}
.goals table { align-self: start }
.goals h2 + table { grid-column: 1 / -1 }
.goals thead th { width: 48% }
.goals td a { font-weight: 700; text-decoration: none }
.goals td a:hover { text-decoration: underline }
.promises p { grid-column: 1 / -1 }
.promises thead th { width: auto; white-space: normal }
.promises tbody th { min-width: 6.5em }
.promises .short td:last-child { color: var(--red) }
.annex h3 { margin-top: 2rem }
.annex { margin-top: 4rem; padding-top: 1.5rem; border-top: 1px solid var(--line) }
table { width: 100%; border-collapse: collapse; font: .95rem/1.6 var(--hei); text-indent: 0; text-align: left }
th, td { padding: .45rem .75rem .45rem 0; border-bottom: 1px solid var(--line); vertical-align: top; font-weight: 400 }
thead th { color: var(--soft); border-bottom-color: var(--soft); white-space: nowrap }
.facts th { width: 6.5em; color: var(--soft); white-space: nowrap }
.group th { padding-top: 1.25rem; font-weight: 700 }
.actions th[rowspan] { width: 30% }
.actions td a, .figures td a { text-decoration: none }
.actions td a:hover, .figures td a:hover { text-decoration: underline }
.scroll { overflow-x: auto }
.figures { min-width: 38rem }
figure { margin: 0 0 1.5rem }
figcaption { color: var(--soft); font-size: .85rem }
svg { display: block; width: 100%; max-width: 26rem; height: auto }
svg text { font: 14px var(--hei); fill: currentColor }
svg .rate { font-weight: 700; font-variant-numeric: tabular-nums }
.bar { fill: var(--red) }
details { margin: .75rem 0; border: 1px solid var(--line); padding: .25rem 1rem }
summary { padding: .5rem 0; cursor: pointer; font-weight: 700 }

.text { margin-top: 3rem; padding-top: 1rem; border-top: 1px solid var(--line); text-align: justify }
.text:first-child { margin-top: 0; padding-top: 0; border-top: 0 }
.text p { margin: .6em 0 0 }
.text p:empty { display: none }
.text p, .text .run-in { text-indent: 2em }
.text .salutation { text-indent: 0 }
.text h2 { margin: 3.5rem 0 1.5rem; font-size: 1.7rem; text-align: center; color: var(--red) }
.text h3 { margin: 2.5rem 0 .75rem; font-size: 1.3rem; text-align: start }
.text h4 { margin: 1.75rem 0 .5rem; font-size: 1.12rem; text-align: start }
.text h5, .text h6 { margin: 1.25rem 0 .25rem; font-size: 1rem; text-align: start }
.text .lead-in h2, .text .lead-in h3, .text .lead-in h4 { margin: .6em 0 0; font: inherit; text-indent: 2em; text-align: inherit;
  color: inherit }
.text .run-in { margin-top: .6em }
.text .inline { display: inline; margin: 0; font-size: inherit; line-height: inherit; color: inherit }
.text .continued, .text .first, .text .joined { display: inline }
.text .first::before { content: ""; display: block; height: .6em }
.text .first span:first-child::before { content: "\2003\2003" }
.text .first span span:first-child::before { content: none }
.text .achievement.run-in, .text .task.run-in { margin-top: 1.5em }
.text .targets { margin: 1.5rem 0; padding: .75rem 1.25rem 1rem; border-left: .25rem solid var(--red);
  background: var(--glow) }
.text .problems, .text .acknowledgement { margin-top: 1.25em }
.items, .list { margin: .75em 0; padding: 0 0 0 2em; list-style: none; text-indent: 0 }
.items li, .list li { padding: .2em 0 }
.items .label { color: var(--red); margin-inline-end: .35em }
.block { display: block }
dl { margin: 1em 0; text-indent: 0 }
dl div { padding: .6em 0; border-top: 1px solid var(--line) }
dt { font-weight: 700 }
dd { margin: 0 }
.ref { color: var(--red); text-decoration: none; font: .75em var(--hei); vertical-align: super; line-height: 0 }
.back { color: var(--red) }

.text p, .text h2, .text h3, .text h4, .items li, .list li, .text .run-in, .text td { position: relative }
.text .continued, .text .first, .text .joined, .text .inline { position: static }
.stat { text-decoration: underline dotted; text-decoration-color: var(--soft) }
.doubtful { text-decoration: underline wavy; text-decoration-color: var(--soft); text-decoration-thickness: 1px;
  text-underline-offset: .3em }
.legend { margin: .5rem 0; color: var(--soft); font-size: .85rem }
.figures small { color: var(--soft) }
.stat:hover::after, .stat:focus::after { content: attr(data-record); position: absolute; left: 0; right: 0; z-index: 1;
  width: fit-content; margin: 1.9em auto 0; padding: .35rem .8rem; background: var(--ink); color: var(--paper);
  font: .85rem/1.6 var(--hei); text-align: left; text-indent: 0; border-radius: .2rem }

footer { padding: 1.5rem; border-top: 1px solid var(--line); color: var(--soft); font: .85rem var(--hei); text-align: center }

@media print {
  @page { size: A4; margin: 24mm 24mm 22mm; @bottom-center { content: "— " counter(page) " —"; font: 10pt serif } }
  @page :first { @bottom-center { content: none } }
  :root { --paper: #fff; --wash: #fff; --ink: #000; --soft: #444; --line: #aaa; --red: #a8161b; --glow: #fff }
  body { font-size: 11.5pt }
  nav, .skip, footer, .back { display: none }
  details { border: 0; padding: 0 }
  details::details-content { content-visibility: visible; block-size: auto }
  .annex { break-before: page; font-size: 9pt }
  .annex table { font-size: 9pt }
  .page { display: block; padding: 0; max-width: none }
  header { padding: 0 0 1.5rem; border-top: 0 }
  main { padding: 1rem 0 0 }
  h1 { break-after: auto; font-size: 26pt }
  .goals { display: grid; grid-template-columns: 3fr 4fr; column-gap: 8mm; font-size: 10pt }
  .goals h2 { grid-column: 1 / -1 }
  .text { border-top: 0; margin-top: 1rem }
  .text p { orphans: 2; widows: 2 }
  .text h2 { margin-top: 2rem }
  .scroll { overflow: visible }
  figure, tr, .items li, dl div { break-inside: avoid }
  a, .stat { text-decoration: none; color: inherit }
}
    </style>
  </xsl:template>
</xsl:stylesheet>
