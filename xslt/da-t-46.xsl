<?xml version="1.0" encoding="UTF-8"?>
<!-- What Chinese archives want to know of an electronic record: the elements of DA/T 46 (文书类电子文件元数据方案) by their
     names there, as far as the report tells them. What only the archive can say (fonds, shelf mark, retention) is left
     out. One file a report, from which an archive can make its package. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:baogao:report:1"
                exclude-result-prefixes="r">
  <xsl:import href="common.xsl"/>
  <xsl:output method="xml" encoding="UTF-8" indent="yes"/>

  <xsl:template match="/r:report">
    <电子文件元数据 方案="DA/T 46-2009">
      <文件实体>
        <聚合层次>文件</聚合层次>
        <xsl:apply-templates select="r:meta/r:place" mode="provenance"/>
        <电子文件号><xsl:value-of select="@id"/></电子文件号>
        <xsl:if test="r:meta/r:plan-year"><档号><年度><xsl:value-of select="r:meta/r:plan-year"/></年度></档号></xsl:if>
        <内容描述>
          <题名><xsl:value-of select="$full-title"/></题名>
          <xsl:apply-templates select="r:meta/r:meeting" mode="description"/>
          <主题词>政府工作报告</主题词>
          <xsl:apply-templates select="r:meta/r:speaker" mode="author"/>
          <xsl:apply-templates select="r:meta/r:date" mode="description"/>
          <文种>报告</文种>
        </内容描述>
        <形式特征>
          <件数>1</件数>
          <语种><xsl:value-of select="@xml:lang"/></语种>
        </形式特征>
        <电子属性>
          <格式信息><xsl:value-of select="r:meta/r:source/@media-type"/></格式信息>
          <xsl:apply-templates select="r:meta/r:source/@name"/>
          <计算机文件大小><xsl:value-of select="r:meta/r:source/@bytes"/></计算机文件大小>
        </电子属性>
        <附注>原件的 SHA-256：<xsl:value-of select="r:meta/r:source/@sha256"/></附注>
        <xsl:apply-templates select="r:meta/r:source/@address"/>
      </文件实体>
      <业务实体>
        <业务状态>历史行为</业务状态>
        <业务行为>转换</业务行为>
        <行为描述>由原件得出文本（SHA-256：<xsl:value-of select="r:meta/r:source/@text-sha256"/>），加标记成为 XML</行为描述>
      </业务实体>
    </电子文件元数据>
  </xsl:template>

  <xsl:template match="r:place" mode="provenance">
    <来源><立档单位名称 说明="由地区推断"><xsl:value-of select="."/>人民政府</立档单位名称></来源>
  </xsl:template>
  <xsl:template match="r:place[@level = 'national']" mode="provenance">
    <来源><立档单位名称 说明="由地区推断">国务院</立档单位名称></来源>
  </xsl:template>
  <xsl:template match="r:meeting" mode="description"><说明题名文字><xsl:value-of select="."/></说明题名文字></xsl:template>
  <xsl:template match="r:date" mode="description"><日期><xsl:value-of select="."/></日期></xsl:template>
  <xsl:template match="r:speaker" mode="author"><责任者><xsl:value-of select="."/></责任者></xsl:template>
  <xsl:template match="r:source/@name"><计算机文件名><xsl:value-of select="."/></计算机文件名></xsl:template>
  <xsl:template match="r:source/@address"><附注>发布地址：<xsl:value-of select="."/></附注></xsl:template>
</xsl:stylesheet>
