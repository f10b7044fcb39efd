<?xml version="1.0" encoding="UTF-8"?>
<!-- What stands around the parts of a page that the program writes itself: the contents, the text, the rows of the task table, those of
     the statistics. In their places it leaves processing instructions, and before them the words that they are written
     with, as |code=word|. Included by html-around.xsl and page-around.xsl, which import the page whole. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:baogao:report:1"
                exclude-result-prefixes="r">

  <xsl:template match="r:body" mode="contents-rows">
    <xsl:processing-instruction name="blocks"><xsl:value-of select="$block-words"/></xsl:processing-instruction>
    <xsl:processing-instruction name="roles">
      <xsl:value-of select="concat('|actual=', $actual, '|target=', $target, '|threshold=', $threshold, '|')"/>
    </xsl:processing-instruction>
    <xsl:processing-instruction name="types">
      <xsl:value-of select="concat('|level=', $amount, '|growth_rate=', $growth, '|increment=', $increment, '|share=', $share,
                                   '|rank=', $rank, '|rank_change=', $rank, $movement, '|change_points=', $points, $movement,
                                   '|duration=', $duration, '|cumulative=', $cumulative, '|')"/>
    </xsl:processing-instruction>
    <xsl:processing-instruction name="units">
      <xsl:value-of select="concat('|CNY=', $yuan, '|USD=', $dollars, '|')"/>
    </xsl:processing-instruction>
    <xsl:processing-instruction name="own">
      <xsl:value-of select="concat('|table=', $table-label, '|note=', $note-word, '|back=', $back-label, '|anchor=',
                                   $anchor-label, '|doubtful=', $doubtful, '|')"/>
    </xsl:processing-instruction>
    <xsl:processing-instruction name="contents"/>
  </xsl:template>

  <xsl:template match="r:body" mode="text"><xsl:apply-templates select="." mode="text-part"/></xsl:template>

  <xsl:template match="r:body" mode="action-rows"><xsl:processing-instruction name="actions"/></xsl:template>

  <xsl:template match="r:body" mode="figure-rows"><xsl:processing-instruction name="figures"/></xsl:template>
</xsl:stylesheet>
