<?xml version="1.0" encoding="UTF-8"?>
<!-- A report as a reader sees it at a glance, for outline.t: its facts, then a line a division, block, item, entry and
     piece of furniture in the order of the text, indented by depth, and under each the figures of its sentences. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:baogao:report:1">
  <xsl:output method="text" encoding="UTF-8"/>

  <xsl:template match="/r:report">
    <xsl:apply-templates select="r:meta/*[not(self::r:source)]"/>
    <xsl:apply-templates select="r:body"/>
  </xsl:template>

  <xsl:template match="r:meta/*">
    <xsl:value-of select="concat('# ', local-name(), ' ', @level, substring(' ', 1, boolean(@level)), ., '&#10;')"/>
  </xsl:template>

  <!-- A division or block: kind, number, title; a block's first words stand for its title. -->
  <xsl:template name="line">
    <xsl:param name="text"/>
    <xsl:for-each select="ancestor::*[r:heading or self::r:appendix or self::r:glossary or self::r:livelihood]">. </xsl:for-each>
    <xsl:value-of select="concat(local-name(), substring(concat(' ', @n), 1, 9 * boolean(@n)), ' ', normalize-space($text), '&#10;')"/>
  </xsl:template>

  <xsl:template match="r:body//*[r:heading]">
    <xsl:call-template name="line">
      <xsl:with-param name="text"><xsl:apply-templates select="r:heading" mode="clean"/></xsl:with-param>
    </xsl:call-template>
    <xsl:apply-templates select="*"/>
  </xsl:template>

  <xsl:template match="r:overview | r:acknowledgement | r:problems | r:requirement | r:targets | r:outlook-text | r:closing |
                       r:opening | r:appendix | r:glossary | r:livelihood | r:section | r:table | r:government[not(r:heading)]">
    <xsl:variable name="text"><xsl:apply-templates mode="clean"/></xsl:variable>
    <xsl:call-template name="line">
      <xsl:with-param name="text" select="substring(normalize-space($text), 1, 10)"/>
    </xsl:call-template>
    <xsl:apply-templates select="*"/>
  </xsl:template>

  <xsl:template match="r:*[r:heading][self::r:overview or self::r:acknowledgement or self::r:problems or self::r:requirement or
                       self::r:targets or self::r:outlook-text or self::r:closing or self::r:appendix or self::r:glossary or
                       self::r:livelihood or self::r:section]" priority="1">
    <xsl:call-template name="line">
      <xsl:with-param name="text"><xsl:apply-templates select="r:heading" mode="clean"/></xsl:with-param>
    </xsl:call-template>
    <xsl:apply-templates select="*"/>
  </xsl:template>

  <xsl:template match="r:item | r:entry | r:problem | r:title | r:meeting | r:speaker | r:salutation">
    <xsl:call-template name="line">
      <xsl:with-param name="text"><xsl:apply-templates mode="clean"/></xsl:with-param>
    </xsl:call-template>
    <xsl:apply-templates select="*"/>
  </xsl:template>

  <xsl:template match="r:furniture[not(@type = 'spacing')]">
    <xsl:value-of select="concat('~ ', @type, ' ', normalize-space(.), '&#10;')"/>
  </xsl:template>

  <!-- = value unit op change indicator (role period) -->
  <xsl:template match="r:stat">
    <xsl:text>=</xsl:text>
    <xsl:for-each select="@value | @value-max | @ratio | @reference | @unit | @op[. != 'eq'] | @change | @indicator">
      <xsl:value-of select="concat(' ', .)"/>
    </xsl:for-each>
    <xsl:value-of select="concat(' (', @role, ' ', @type, ' ', @period, ')&#10;')"/>
  </xsl:template>

  <xsl:template match="*"><xsl:apply-templates select="*"/></xsl:template>
  <xsl:template match="r:furniture" mode="clean"/>
</xsl:stylesheet>
