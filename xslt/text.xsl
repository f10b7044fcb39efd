<?xml version="1.0" encoding="UTF-8"?>
<!-- Reading text: the report without furniture, a paragraph a line, paragraphs apart by an empty line.

     A paragraph that the tree holds in pieces is one line again; a run-in heading stays in its paragraph, any other
     heading has its own line, and so has every item, list point, table row and note. The text is the source's clean
     text: only white space between the blocks is made anew. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:baogao:report:1"
                exclude-result-prefixes="r">
  <xsl:import href="common.xsl"/>

  <xsl:output method="text" encoding="UTF-8"/>

  <!-- what begins the text has nothing to stand apart from -->
  <xsl:variable name="first"
                select="generate-id((/r:report/r:body//*[self::r:p or self::r:heading or self::r:title or self::r:meeting
                                     or self::r:speaker or self::r:salutation or self::r:item or self::r:li
                                     or self::r:row or self::r:entry])[1])"/>

  <xsl:template match="/r:report">
    <xsl:apply-templates select="r:body"/>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <!-- between blocks stands only white space -->
  <xsl:template match="*"><xsl:apply-templates select="*"/></xsl:template>

  <!-- # Blocks -->

  <xsl:template match="r:p | r:heading | r:title | r:meeting | r:speaker | r:salutation">
    <line>
      <xsl:apply-templates select="." mode="apart"/>
      <xsl:apply-templates/>
    </line>
  </xsl:template>

  <!-- goes on in the line, unless the line begins with it -->
  <xsl:template match="r:heading[@run-in]">
    <xsl:variable name="joined"><xsl:apply-templates select=".." mode="joined"/></xsl:variable>
    <line>
      <xsl:if test="$joined = ''">
        <xsl:apply-templates select="." mode="apart"/>
      </xsl:if>
      <xsl:apply-templates/>
    </line>
  </xsl:template>

  <!-- a piece goes on in the line; behind items, which have lines of their own, it begins one -->
  <xsl:template match="r:p[@continued]">
    <line>
      <xsl:apply-templates select="preceding-sibling::*[1]" mode="line-behind"/>
      <xsl:apply-templates/>
    </line>
  </xsl:template>

  <xsl:template match="*" mode="line-behind"/>
  <xsl:template match="r:livelihood | r:list | r:item" mode="line-behind"><xsl:text>&#10;</xsl:text></xsl:template>

  <!-- # Lines -->

  <xsl:template match="r:item | r:li | r:row | r:entry">
    <line>
      <xsl:choose>
        <xsl:when test="generate-id() = $first"/>
        <!-- the first of a list that follows an empty line, as after a heading -->
        <xsl:when test="self::r:row and not(preceding-sibling::r:row[1])
                        or self::r:entry and not(preceding-sibling::r:entry[1])"><xsl:text>&#10;&#10;</xsl:text></xsl:when>
        <xsl:otherwise><xsl:text>&#10;</xsl:text></xsl:otherwise>
      </xsl:choose>
      <xsl:apply-templates/>
    </line>
  </xsl:template>

  <xsl:template match="r:cell">
    <xsl:if test="preceding-sibling::r:cell[1]"><xsl:text>&#9;</xsl:text></xsl:if>
    <xsl:apply-templates/>
  </xsl:template>

  <!-- paragraphs within a line stay in it -->
  <xsl:template match="r:item/r:p | r:li/r:p | r:definition/r:p | r:cell/r:p"><xsl:apply-templates/></xsl:template>

  <!-- # Within a line -->

  <xsl:template match="r:s | r:label | r:term | r:stat | r:ref | r:lead-unit | r:definition">
    <xsl:apply-templates/>
  </xsl:template>

  <xsl:template match="*" mode="apart">
    <xsl:if test="generate-id() != $first"><xsl:text>&#10;&#10;</xsl:text></xsl:if>
  </xsl:template>
</xsl:stylesheet>
