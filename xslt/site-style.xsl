<?xml version="1.0" encoding="UTF-8"?>
<!-- assets/site.css of a published package: the style of a report's page, and of the other pages. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:include href="html-style.xsl"/>
  <xsl:output method="text" encoding="UTF-8"/>

  <xsl:template match="/">
    <xsl:call-template name="style"/>
    <xsl:text>
.bar, .ways { position: static; max-height: none; overflow: visible }
.bar a, .ways a { display: inline }
.bar { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; align-items: center; padding: .6rem 1.25rem; font: .9rem/1.6 var(--hei);
  border-bottom: 1px solid var(--line) }
.bar a { text-decoration: none }
.bar a:hover { text-decoration: underline }
.home { font-weight: 700; color: var(--red) }
.home img { height: 2rem; max-width: 12rem; vertical-align: middle; margin-inline-end: .6rem }
.bar-search { margin: 0 0 0 auto }
input, select, button, textarea { font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--soft); border-radius: .2rem;
  padding: .15rem .5rem }
.bar-search input { width: 9rem }
.wide { max-width: 72rem; margin: 0 auto; padding: 1.5rem 1.25rem 4rem; font: 1rem/1.7 var(--hei) }
.wide h1 { font-size: clamp(1.6rem, 5vw, 2.25rem); letter-spacing: .05em; margin: .25rem 0 1.5rem }
.wide h2 { font-size: 1.25rem; margin: 0 0 .75rem }
.wide h2 small, .wide h3 small { color: var(--soft); font-weight: 400; font-size: .85rem }
.wide section { margin-bottom: 2.5rem }
.wide .kicker { margin: 0; color: var(--soft); letter-spacing: .05em }
.years-list, .places { margin: 0; padding: 0; list-style: none; display: grid; grid-template-columns: repeat(auto-fill, minmax(16rem, 1fr)); gap: .15rem 1.5rem }
.years-list small { color: var(--soft) }
.places { grid-template-columns: repeat(auto-fill, minmax(20rem, 1fr)) }
.places li { padding: .2rem 0; border-bottom: 1px solid var(--line) }
.place { font-weight: 700; margin-inline-end: .5rem }
.years a, .year-links a { display: inline-block; padding: 0 .25rem; font-variant-numeric: tabular-nums }
.level h3 { margin: 1.5rem 0 .5rem }
[hidden] { display: none !important }
.filters, .search, .compare { display: flex; flex-wrap: wrap; gap: .75rem 1.25rem; align-items: center; margin-bottom: 1rem }
.search input { width: min(24rem, 100%) }
.compare fieldset { border: 1px solid var(--line); padding: .5rem 1rem; display: flex; flex-wrap: wrap; gap: .5rem 1rem }
.found { display: block }
.found li { padding: .35rem 0; border-bottom: 1px solid var(--line) }
.passages { margin: .15rem 0 0; min-height: 3.2em; font-size: .95rem; color: var(--soft); text-indent: 0 }
.passages mark, .passages small { color: inherit }
.passages mark { color: #1d1b19 }
mark { background: #ffe58a; color: #1d1b19 }
.charts { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(20rem, 100%), 1fr)); gap: 2rem 2.5rem; align-items: start }
.wide .series { margin: 0 }
.series h3 { margin: 0 0 .25rem; font-size: 1.05rem }
.series td, .series th { padding-block: .2rem }
.series figure { margin: 0 0 .5rem }
.wide svg { max-width: none }
.wide .range-chart svg { max-width: 44rem }
.wide svg text { font-size: 12px }
.axis { stroke: var(--line) }
.goal-line { fill: none; stroke: var(--soft); stroke-dasharray: 4 3 }
.result-line { fill: none; stroke: var(--red); stroke-width: 2 }
.goal-mark { fill: var(--paper); stroke: var(--soft); stroke-width: 1.5 }
.result-mark { fill: var(--red) }
.spread { stroke: var(--soft); stroke-width: 2 }
.middle { stroke: var(--red); stroke-width: 2.5 }
.wide .scroll td.number { white-space: nowrap }
.wide .scroll thead th { min-width: 2.2em; vertical-align: bottom }
#comparison tbody th { min-width: 5em }
.wide .scroll tbody th:first-child, .wide .scroll thead tr:first-child th:first-child { position: sticky; left: 0; background: var(--paper) }
.counts { max-width: 40rem }
.short { color: var(--red); font-weight: 700 }
.ways { display: flex; flex-wrap: wrap; gap: 0 2rem; justify-content: center; padding: .5rem 1.25rem; background: var(--wash);
  font: .9rem/1.8 var(--hei) }
.ways p { margin: 0 }
.anchor, .pilcrow { margin-inline-start: .4em; color: var(--soft); font: .8em var(--hei); text-decoration: none; opacity: .45 }
.anchor:hover, .anchor:focus, .pilcrow:hover, .pilcrow:focus { opacity: 1; color: var(--red) }
.pilcrow { border: 0; padding: 0 .3em; background: none; cursor: pointer; text-indent: 0 }
.take { margin-top: 2rem }
.files { display: flex; flex-wrap: wrap; gap: .4rem 1.25rem; margin: 0 0 1.5rem; padding: 0; list-style: none }
.of-table { margin: .4rem 0 1rem; font: .85rem/1.6 var(--hei) }
.citation { padding: .6rem .9rem; background: var(--wash) }
.hint { color: var(--soft); font-size: .85rem }
.cite-box { max-width: 36rem; border: 1px solid var(--line); padding: 1rem 1.25rem; background: var(--paper); color: var(--ink);
  font: .95rem/1.7 var(--hei) }
.cite-box textarea { width: 100%; min-height: 7em; font: inherit; color: inherit; background: var(--wash); border: 1px solid var(--line) }
.cite-box button { font: inherit; margin-inline-end: .75rem }
.links { padding: 0; list-style: none }
.links ul { padding: 0 0 0 1em; list-style: none }
.links li { padding: .2em 0 }
.links small, .code { color: var(--soft); font: .85rem/1.7 var(--hei); margin-inline-start: .5em }
main section { margin-bottom: 3rem }
main h2 { color: var(--red) }
.number { text-align: end; font-variant-numeric: tabular-nums }
@media (max-width: 40rem) {
  .bar-search { margin: 0; flex: 1 1 100% }
  .bar-search input { width: 100% }
  .years-list, .places { grid-template-columns: minmax(0, 1fr) }
  .range-chart svg text { font-size: 22px }
}
@media print { .bar, .ways, .anchor, .pilcrow, .files, .hint { display: none } }
</xsl:text>
  </xsl:template>
</xsl:stylesheet>
