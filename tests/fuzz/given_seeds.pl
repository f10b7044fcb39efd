#!/usr/bin/perl
# given_seeds.pl DIR: writes seeds for given_fuzz.c: side files, and the program's own stylesheets.
use strict;
use warnings;

my $to = shift // die "usage: given_seeds.pl DIR\n";
sub seed { my ($name, $bytes) = @_; open my $file, '>:raw', "$to/$name" or die $!; print $file $bytes; close $file }

seed('meta', "mfile\tplace\tyear\tmeeting\tspeaker\tdate\tsource\tid\ttitle\nsmall.txt\t青石县\t2031\t第一次会议\t方塘\t2031-01-08\thttps://example.org/\tx1\t报告\n");
seed('meta-utf16', "m\xff\xfef\0i\0l\0e\0\t\0p\0l\0a\0c\0e\0\n\0");
for my $path (glob 'xslt/*.xsl') {
  open my $file, '<:raw', $path or die $!;
  local $/;
  seed('sheet-' . ($path =~ m{([^/]+)$})[0], 's' . <$file>);
}
my $head = '<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:baogao:report:1"><xsl:output method="text"/>';
seed('small', "s$head<xsl:template match=\"/\"><xsl:value-of select=\"count(//r:stat)\"/></xsl:template></xsl:stylesheet>");
seed('calls', "s$head<xsl:param name=\"n\" select=\"3\"/><xsl:template match=\"r:s\" name=\"t\"><xsl:call-template name=\"t\"/></xsl:template></xsl:stylesheet>");
