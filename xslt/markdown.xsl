<?xml version="1.0" encoding="UTF-8"?>
<!-- Markdown (CommonMark, no extension): what a CommonMark reader shows is the clean text, character for character.

     Every heading is a heading, run-in ones too, at the depth of its division. Items and list points are bullets that
     keep their printed label. A character that CommonMark could read as markup has a backslash before it. The elements
     called line do not show, see text.xsl.

     No pattern has a condition (*[r:heading]): libxslt would look at all siblings for each node. The templates ask. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:baogao:report:1"
                exclude-result-prefixes="r">
  <xsl:import href="common.xsl"/>

  <xsl:output method="text" encoding="UTF-8"/>

  <!-- what may open or close a construct anywhere -->
  <xsl:variable name="active" select="'\`*_[]&lt;&gt;&amp;#~|'"/>

  <xsl:template match="/r:report">
    <xsl:apply-templates select="r:body"/>
  </xsl:template>

  <!-- # Divisions: `level` is that of the headings directly within -->

  <xsl:template match="*">
    <xsl:param name="level" select="2"/>
    <xsl:apply-templates select="r:heading">
      <xsl:with-param name="level" select="$level"/>
    </xsl:apply-templates>
    <xsl:apply-templates select="*[not(self::r:heading)]">
      <xsl:with-param name="level" select="$level + number(boolean(r:heading))"/>
    </xsl:apply-templates>
  </xsl:template>

  <xsl:template match="r:heading">
    <xsl:param name="level" select="2"/>
    <xsl:value-of select="concat(substring('######', 1, $level), ' ')"/>
    <xsl:apply-templates select="." mode="line"/>
    <xsl:text>&#10;&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="r:body/r:title">
    <xsl:if test="not(preceding-sibling::r:title[1])"><xsl:text># </xsl:text></xsl:if>
    <xsl:apply-templates select="." mode="line"/>
    <xsl:text>&#10;&#10;</xsl:text>
  </xsl:template>

  <!-- # Paragraphs and bullets -->

  <xsl:template match="r:p | r:title | r:meeting | r:speaker | r:salutation">
    <xsl:apply-templates select="." mode="line"/>
    <xsl:text>&#10;&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="r:item | r:li | r:entry | r:row">
    <xsl:text>- </xsl:text>
    <xsl:apply-templates select="." mode="line"/>
    <xsl:text>&#10;</xsl:text>
    <!-- a bullet before something else than a bullet ends its list -->
    <xsl:variable name="next" select="following-sibling::*[1]"/>
    <xsl:if test="not($next) or self::r:item and not($next/self::r:item) or self::r:entry and not($next/self::r:entry)">
      <xsl:text>&#10;</xsl:text>
    </xsl:if>
  </xsl:template>

  <!-- # A line: the clean text of a block, escaped -->

  <xsl:template match="r:furniture"/>
  <xsl:template match="*" mode="line">
    <xsl:variable name="text"><xsl:apply-templates select="." mode="cells"/></xsl:variable>
    <line>
      <xsl:call-template name="escape-start">
        <xsl:with-param name="text" select="normalize-space($text)"/>
      </xsl:call-template>
    </line>
  </xsl:template>

  <xsl:template match="*" mode="cells"><xsl:apply-templates mode="clean"/></xsl:template>
  <xsl:template match="r:row" mode="cells"><xsl:apply-templates select="r:cell" mode="cells"/></xsl:template>
  <xsl:template match="r:cell" mode="cells">
    <xsl:if test="preceding-sibling::*[1]"><xsl:text>&#8195;</xsl:text></xsl:if>
    <xsl:apply-templates mode="clean"/>
  </xsl:template>

  <!-- - + = open a list or underline a heading at the start of a line only; so does 1. or 1) -->
  <xsl:template name="escape-start">
    <xsl:param name="text"/>
    <xsl:variable name="first" select="substring($text, 1, 1)"/>
    <xsl:variable name="after" select="substring(translate(substring($text, 1, 12), '0123456789', ''), 1, 1)"/>
    <xsl:choose>
      <xsl:when test="$first != '' and contains('-+=', $first)">
        <xsl:value-of select="concat('\', $first)"/>
        <xsl:call-template name="escape">
          <xsl:with-param name="text" select="substring($text, 2)"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:when test="$first != '' and contains('0123456789', $first) and $after != '' and contains('.)', $after)">
        <xsl:value-of select="concat(substring-before($text, $after), '\', $after)"/>
        <xsl:call-template name="escape">
          <xsl:with-param name="text" select="substring-after($text, $after)"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="escape">
          <xsl:with-param name="text" select="$text"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Halves the text until a piece is one character or has none that is active: depth and time stay small. -->
  <xsl:template name="escape">
    <xsl:param name="text"/>
    <xsl:choose>
      <xsl:when test="translate($text, $active, '') = $text"><xsl:value-of select="$text"/></xsl:when>
      <xsl:when test="string-length($text) = 1"><xsl:value-of select="concat('\', $text)"/></xsl:when>
      <xsl:otherwise>
        <xsl:variable name="half" select="floor(string-length($text) div 2)"/>
        <xsl:call-template name="escape">
          <xsl:with-param name="text" select="substring($text, 1, $half)"/>
        </xsl:call-template>
        <xsl:call-template name="escape">
          <xsl:with-param name="text" select="substring($text, $half + 1)"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
