<?xml version="1.0" encoding="UTF-8"?>
<!-- The catalogue of a published package in RDF/XML: DCAT 3, Dublin Core terms, SPDX checksums. It is applied to the
     package as XML (convert/write/package_tree.h). catalog.jsonld is the same graph.

     Addresses are relative to the folder; the page index.html has an anchor for each dataset, distribution and place. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:p="urn:baogao:package:1"
                xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dcat="http://www.w3.org/ns/dcat#"
                xmlns:dct="http://purl.org/dc/terms/" xmlns:foaf="http://xmlns.com/foaf/0.1/"
                xmlns:skos="http://www.w3.org/2004/02/skos/core#" xmlns:adms="http://www.w3.org/ns/adms#"
                xmlns:spdx="http://spdx.org/rdf/terms#" xmlns:vcard="http://www.w3.org/2006/vcard/ns#"
                xmlns:prov="http://www.w3.org/ns/prov#" exclude-result-prefixes="p">
  <xsl:output method="xml" encoding="UTF-8" indent="yes"/>

  <xsl:variable name="authority" select="'http://publications.europa.eu/resource/authority/'"/>
  <xsl:variable name="media" select="'https://www.iana.org/assignments/media-types/'"/>
  <xsl:variable name="lower" select="'abcdefghijklmnopqrstuvwxyz'"/>
  <xsl:variable name="upper" select="'ABCDEFGHIJKLMNOPQRSTUVWXYZ'"/>
  <xsl:variable name="xsd" select="'http://www.w3.org/2001/XMLSchema#'"/>

  <xsl:template match="/p:package">
    <rdf:RDF>
      <xsl:if test="@address"><xsl:attribute name="xml:base"><xsl:value-of select="@address"/></xsl:attribute></xsl:if>
      <dcat:Catalog rdf:about="./">
        <xsl:apply-templates select="." mode="titles"/>
        <dct:identifier><xsl:value-of select="@name"/></dct:identifier>
        <dct:language rdf:resource="{$authority}language/ZHO"/>
        <foaf:homepage rdf:resource="index.html"/>
        <xsl:apply-templates select="@publisher | @licence-address"/>
        <xsl:apply-templates select="." mode="coverage"/>
        <dcat:dataset rdf:resource="index.html#reports"/>
        <xsl:apply-templates select="p:table | p:place/p:report" mode="member"/>
      </dcat:Catalog>
      <dcat:DatasetSeries rdf:about="index.html#reports">
        <dct:title xml:lang="zh">政府工作报告</dct:title>
        <dct:title xml:lang="en">Government work reports</dct:title>
        <dct:description xml:lang="zh">各份政府工作报告的全文</dct:description>
        <dct:description xml:lang="en">The government work reports, each in full</dct:description>
        <dct:accrualPeriodicity rdf:resource="{$authority}frequency/ANNUAL"/>
        <xsl:apply-templates select="@publisher | @contact"/>
        <xsl:apply-templates select="." mode="coverage"/>
      </dcat:DatasetSeries>
      <xsl:apply-templates select="@publisher" mode="agent"/>
      <xsl:apply-templates select="@contact" mode="agent"/>
      <xsl:apply-templates select="." mode="types"/>
      <xsl:apply-templates select="p:table"/>
      <xsl:apply-templates select="p:place"/>
    </rdf:RDF>
  </xsl:template>

  <!-- # Datasets -->

  <xsl:template match="p:table">
    <dcat:Dataset rdf:about="index.html#table-{@name}">
      <xsl:apply-templates select="." mode="titles"/>
      <dct:identifier><xsl:value-of select="concat(/p:package/@name, '/', @name)"/></dct:identifier>
      <xsl:apply-templates select="." mode="subject"/>
      <dct:accrualPeriodicity rdf:resource="{$authority}frequency/ANNUAL"/>
      <xsl:apply-templates select="/p:package/@publisher | /p:package/@contact"/>
      <xsl:apply-templates select="/p:package" mode="coverage"/>
      <xsl:apply-templates select="p:file[@kind != 'schema']"/>
    </dcat:Dataset>
  </xsl:template>

  <xsl:template match="p:report">
    <dcat:Dataset rdf:about="index.html#report-{@key}">
      <dct:title xml:lang="zh">
        <xsl:if test="@language"><xsl:attribute name="xml:lang"><xsl:value-of select="@language"/></xsl:attribute></xsl:if>
        <xsl:value-of select="@title"/>
      </dct:title>
      <dct:description xml:lang="zh"><xsl:value-of select="@about"/></dct:description>
      <dct:identifier><xsl:value-of select="@id"/></dct:identifier>
      <xsl:apply-templates select="." mode="subject"/>
      <dcat:inSeries rdf:resource="index.html#reports"/>
      <xsl:apply-templates select="@date | @source | /p:package/@publisher | /p:package/@contact"/>
      <xsl:if test="@to"><xsl:apply-templates select="." mode="period"/></xsl:if>
      <xsl:apply-templates select=".." mode="reference"/>
      <xsl:apply-templates select="p:file"/>
    </dcat:Dataset>
  </xsl:template>

  <xsl:template match="p:table" mode="member">
    <dcat:dataset rdf:resource="index.html#table-{@name}"/>
  </xsl:template>

  <xsl:template match="p:report" mode="member">
    <dcat:dataset rdf:resource="index.html#report-{@key}"/>
  </xsl:template>

  <xsl:template match="*" mode="titles">
    <dct:title xml:lang="zh"><xsl:value-of select="@title"/></dct:title>
    <dct:title xml:lang="en"><xsl:value-of select="@title-en"/></dct:title>
    <dct:description xml:lang="zh"><xsl:value-of select="@about"/></dct:description>
    <dct:description xml:lang="en"><xsl:value-of select="@about-en"/></dct:description>
  </xsl:template>

  <xsl:template match="*" mode="subject">
    <dcat:keyword xml:lang="zh">政府工作报告</dcat:keyword>
    <dct:language rdf:resource="{$authority}language/ZHO"/>
    <dcat:theme rdf:resource="{$authority}data-theme/GOVE"/>
  </xsl:template>

  <xsl:template match="@publisher"><dct:publisher rdf:resource="index.html#publisher"/></xsl:template>
  <xsl:template match="@licence-address"><dct:license rdf:resource="{.}"/></xsl:template>
  <xsl:template match="@source"><prov:wasDerivedFrom rdf:resource="{.}"/></xsl:template>
  <xsl:template match="@date"><dct:issued rdf:datatype="{$xsd}date"><xsl:value-of select="."/></dct:issued></xsl:template>

  <xsl:template match="@publisher" mode="agent">
    <foaf:Agent rdf:about="index.html#publisher">
      <foaf:name xml:lang="zh"><xsl:value-of select="."/></foaf:name>
    </foaf:Agent>
  </xsl:template>

  <xsl:template match="@contact"><dcat:contactPoint rdf:resource="index.html#contact"/></xsl:template>

  <xsl:template match="@contact" mode="agent">
    <vcard:Kind rdf:about="index.html#contact">
      <xsl:if test="../@contact-name"><vcard:fn><xsl:value-of select="../@contact-name"/></vcard:fn></xsl:if>
      <vcard:hasEmail rdf:resource="mailto:{.}"/>
    </vcard:Kind>
  </xsl:template>

  <!-- What an address is, which is said once: catalogues look for that beside the reference. -->
  <xsl:template match="p:package" mode="types">
    <xsl:if test="@licence-address"><dct:LicenseDocument rdf:about="{@licence-address}"/></xsl:if>
    <dct:LinguisticSystem rdf:about="{$authority}language/ZHO"/>
    <skos:Concept rdf:about="{$authority}data-theme/GOVE"/>
    <dct:Frequency rdf:about="{$authority}frequency/ANNUAL"/>
    <foaf:Document rdf:about="index.html"/>
    <spdx:ChecksumAlgorithm rdf:about="http://spdx.org/rdf/terms#checksumAlgorithm_sha256"/>
    <dct:MediaType rdf:about="{$media}text/csv"/>
    <dct:MediaType rdf:about="{$media}application/jsonl"/>
    <dct:MediaType rdf:about="{$media}text/html"/>
    <dct:MediaType rdf:about="{$media}application/xml"/>
    <dct:MediaType rdf:about="{$media}text/plain"/>
    <dct:MediaType rdf:about="{$media}application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"/>
    <dct:MediaType rdf:about="{$media}application/vnd.openxmlformats-officedocument.wordprocessingml.document"/>
    <dct:Standard rdf:about="urn:baogao:report:1"/>
    <dct:Standard rdf:about="csv-metadata.json"/>
    <xsl:apply-templates select="p:table/p:file[@kind = 'schema']" mode="types"/>
  </xsl:template>

  <xsl:template match="p:file" mode="types"><dct:Standard rdf:about="{@path}"/></xsl:template>

  <!-- # When and where -->

  <xsl:template match="p:package" mode="coverage">
    <xsl:if test="@to"><xsl:apply-templates select="." mode="period"/></xsl:if>
    <xsl:apply-templates select="p:place" mode="reference"/>
  </xsl:template>

  <xsl:template match="*" mode="period">
    <dct:temporal>
      <dct:PeriodOfTime>
        <dcat:startDate rdf:datatype="{$xsd}date"><xsl:value-of select="concat(@from, '-01-01')"/></dcat:startDate>
        <dcat:endDate rdf:datatype="{$xsd}date"><xsl:value-of select="concat(@to, '-12-31')"/></dcat:endDate>
      </dct:PeriodOfTime>
    </dct:temporal>
  </xsl:template>

  <!-- a place that has neither name nor code is none -->
  <xsl:template match="p:place" mode="reference"/>
  <xsl:template match="p:place[@name or @code]" mode="reference">
    <dct:spatial rdf:resource="index.html#place-{@key}"/>
  </xsl:template>

  <xsl:template match="p:place"><xsl:apply-templates select="p:report"/></xsl:template>
  <xsl:template match="p:place[@name or @code]">
    <dct:Location rdf:about="index.html#place-{@key}">
      <xsl:apply-templates select="@name | @code"/>
    </dct:Location>
    <xsl:apply-templates select="p:report"/>
  </xsl:template>

  <xsl:template match="p:place/@name"><skos:prefLabel xml:lang="zh"><xsl:value-of select="."/></skos:prefLabel></xsl:template>

  <xsl:template match="p:place/@code">
    <dct:identifier><xsl:value-of select="."/></dct:identifier>
    <adms:identifier>
      <adms:Identifier>
        <skos:notation><xsl:value-of select="."/></skos:notation>
        <adms:schemaAgency>GB/T 2260</adms:schemaAgency>
      </adms:Identifier>
    </adms:identifier>
  </xsl:template>

  <!-- # Distributions -->

  <xsl:template match="p:file">
    <dcat:distribution>
      <dcat:Distribution rdf:about="{@anchor}">
        <dct:title><xsl:apply-templates select="." mode="title"/></dct:title>
        <dcat:accessURL rdf:resource="{@path}"/>
        <dcat:downloadURL rdf:resource="{@path}"/>
        <dcat:mediaType rdf:resource="{$media}{@media-type}"/>
        <dcat:byteSize rdf:datatype="{$xsd}nonNegativeInteger"><xsl:value-of select="@bytes"/></dcat:byteSize>
        <spdx:checksum>
          <spdx:Checksum>
            <spdx:algorithm rdf:resource="http://spdx.org/rdf/terms#checksumAlgorithm_sha256"/>
            <spdx:checksumValue rdf:datatype="{$xsd}hexBinary"><xsl:value-of select="@sha256"/></spdx:checksumValue>
          </spdx:Checksum>
        </spdx:checksum>
        <xsl:apply-templates select="." mode="conforms-to"/>
        <xsl:apply-templates select="/p:package/@licence-address"/>
      </dcat:Distribution>
    </dcat:distribution>
  </xsl:template>

  <xsl:template match="p:file" mode="title"><xsl:value-of select="@title"/></xsl:template>
  <xsl:template match="p:table/p:file" mode="title"><xsl:value-of select="translate(@kind, $lower, $upper)"/></xsl:template>

  <xsl:template match="p:file" mode="conforms-to"/>
  <xsl:template match="p:file[@kind = 'csv']" mode="conforms-to">
    <dct:conformsTo rdf:resource="csv-metadata.json"/>
  </xsl:template>
  <xsl:template match="p:file[@kind = 'jsonl']" mode="conforms-to">
    <dct:conformsTo rdf:resource="{../p:file[@kind = 'schema']/@path}"/>
  </xsl:template>
  <xsl:template match="p:file[@kind = 'xml']" mode="conforms-to">
    <dct:conformsTo rdf:resource="urn:baogao:report:1"/>
  </xsl:template>
</xsl:stylesheet>
