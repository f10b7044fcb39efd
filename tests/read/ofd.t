#!/usr/bin/perl
# OFD (GB/T 33190), read by the places of its characters; what it is, and what is refused.
use strict;
use warnings;
use utf8;
use FindBin;
use lib $FindBin::Bin;
use Agreement;
use Pages;
use Reading;

sub body { return { text => $_[0], style => 'body' } }
sub of { my ($paragraphs, %o) = @_; return zip(ofd(pages($paragraphs, %{$o{pages} // {}}), %o)) }

my $long = '全县上下迎难而上、负重前行，地区生产总值增长6.2%，规模以上工业增加值增长8.1%，粮食总产量达到12.6万吨，城镇新增就业3200人，各项工作都取得了新的成绩。';
my $space = 'xmlns:ofd="http://www.ofdspec.org/2016"';

# A package whose one page has this content.
sub page { my ($content) = @_; return of([body($long)], files => { 'Doc_0/Pages/Page_0/Content.xml' => "<ofd:Page $space><ofd:Content><ofd:Layer ID=\"1\">$content</ofd:Layer></ofd:Content></ofd:Page>" }) }

gives('wrapped lines are one paragraph', of([{ text => '青石县政府工作报告', style => 'centre' }, body($long), body("二是$long")]),
  "\f青石县政府工作报告\n$long\n二是$long\n");
gives('distances stand alone or in groups', page('<ofd:TextObject ID="2" Boundary="30 30 150 10" Size="5"><ofd:TextCode X="0" Y="5" DeltaX="5 g 3 5 2.5 2.5 5">粮食产量12吨</ofd:TextCode></ofd:TextObject>'),
  "\f粮食产量12吨\n");
gives('without distances characters stand side by side', page('<ofd:TextObject ID="2" Boundary="30 30 150 10" Size="5"><ofd:TextCode X="0" Y="5">粮食产量12吨</ofd:TextCode></ofd:TextObject>'),
  "\f粮食产量12吨\n");
gives('a wide distance is a gap', page('<ofd:TextObject ID="2" Boundary="30 30 150 10" Size="5"><ofd:TextCode X="0" Y="5" DeltaX="5 9 5">县长甘棠</ofd:TextCode></ofd:TextObject>'),
  "\f县长　甘棠\n");
gives('an object stands where its matrix puts it', page('<ofd:TextObject ID="2" Boundary="30 30 150 10" Size="1" CTM="5 0 0 5 40 0"><ofd:TextCode X="0" Y="1" DeltaX="1">在后</ofd:TextCode></ofd:TextObject>'
  . '<ofd:TextObject ID="3" Boundary="30 30 150 10" Size="5"><ofd:TextCode X="30" Y="5" DeltaX="5">在前</ofd:TextCode></ofd:TextObject>'), "\f在前在后\n");
gives('lines stand in an object one below the other', page('<ofd:TextObject ID="2" Boundary="30 30 150 30" Size="5"><ofd:TextCode X="0" Y="20">第二行</ofd:TextCode><ofd:TextCode X="0" Y="5">第一行</ofd:TextCode></ofd:TextObject>'),
  "\f第一行\n第二行\n");
gives('what cannot be seen is no text', page('<ofd:TextObject ID="2" Visible="false" Boundary="30 30 150 10" Size="5"><ofd:TextCode X="0" Y="5">不见</ofd:TextCode></ofd:TextObject>'
  . '<ofd:TextObject ID="3" Boundary="30 30 150 10" Size="5"><ofd:TextCode X="0" Y="5">可见</ofd:TextCode></ofd:TextObject>'), "\f可见\n");
gives('several documents follow each other', zip(ofd([pages([body($long)]), pages([body("另外，$long")])])), "\f$long\n\f另外，$long\n");

my $templated = xml(of([body($long)], template => [{ x => 72, y => 40, size => 9, text => '青石县人民政府文件' }]));
like($templated, qr/<furniture type="running-head">青石县人民政府文件/, 'a template\'s line at the edge is a running head');
my ($status, $out, $said) = baogao('convert', '-v', input(of([body($long)], signed => 1)));
is($status, 0, 'a signed file is read');
like($said, qr/\[signed\]/, 'and told to be signed');
($status, $out, $said) = baogao('convert', input(page('<ofd:TextObject ID="2" Boundary="30 30 150 10" Size="5"><ofd:CGTransform CodePosition="0" CodeCount="3" GlyphCount="3"><ofd:Glyphs>7 8 9</ofd:Glyphs></ofd:CGTransform></ofd:TextObject>'
  . '<ofd:TextObject ID="3" Boundary="30 50 150 10" Size="5"><ofd:TextCode X="0" Y="5">可见</ofd:TextCode></ofd:TextObject>')));
like($said, qr/3 characters are codes of their font's own.*\[own-codes\]/, 'glyphs without characters are told');

{ # seals and what belongs to them, in each of two documents
  my %files = ofd([pages([body($long)]), pages([body("另外，$long")])], signed => 1);
  for my $n (0, 1) {
    $files{"Doc_$n/Signs/Signatures.xml"} = "<ofd:Signatures $space><ofd:Signature ID=\"1\" Type=\"Seal\" BaseLoc=\"Sign_0/Signature.xml\"/></ofd:Signatures>";
    $files{"Doc_$n/Signs/Sign_0/Signature.xml"} = "<ofd:Signature $space><ofd:SignedInfo><ofd:StampAnnot ID=\"1\" PageRef=\"10\" Boundary=\"20 20 40 40\"/></ofd:SignedInfo></ofd:Signature>";
    $files{"Doc_$n/Signs/Sign_0/$_"} = "\x30\x82\x00\x01seal" for 'Seal.esl', 'SignedValue.dat';
  }
  gives('several signed documents with their seals are read', zip(%files), "\f$long\n\f另外，$long\n");
  ($status, $out, $said) = baogao('convert', '-v', input(zip(%files)));
  is(() = $said =~ /\[signed\]/g, 1, 'and told once to be signed');
}
gives('names without a prefix are the same', zip(map { s/ofd:(?=[A-Z])//gr =~ s/xmlns:ofd/xmlns/gr } ofd(pages([body($long)]))), "\f$long\n");
gives('blocks on a page may nest', page('<ofd:PageBlock ID="9"><ofd:PageBlock ID="8"><ofd:TextObject ID="3" Boundary="30 50 150 10" Size="5"><ofd:TextCode X="0" Y="5">可见</ofd:TextCode></ofd:TextObject></ofd:PageBlock></ofd:PageBlock>'), "\f可见\n");
($status, $out, $said) = baogao('convert', input(page('<ofd:TextObject ID="2" Boundary="30 30 150 10" Size="5"><ofd:TextCode X="0" Y="5">' . "\x{E001}\x{E002}" . '可见</ofd:TextCode></ofd:TextObject>')));
like($said, qr/2 characters are codes of their font's own.*\[own-codes\]/, 'so are characters that only their font knows');

# What is refused.
refused('an encrypted package is told so', zip(ofd(pages([body($long)])), 'Encryptions.xml' => '<a/>', 'Doc_0/Document.xml' => "\x01\x02\x03" x 50), 'encrypted');
my $good = of([map { body("第${_}项$long") } 1 .. 40]);
refused('a package cut short is damaged', substr($good, 0, length($good) / 2), 'damaged-archive');
refused('a missing page is damage', do { my %files = ofd(pages([body($long)])); delete $files{'Doc_0/Pages/Page_0/Content.xml'}; zip(%files) }, 'damaged-archive');
refused('a package without a document is damaged', zip('OFD.xml' => "<ofd:OFD $space/>"), 'damaged-archive');
refused('a document type is refused', of([body($long)], files => { 'Doc_0/Document.xml' => "<!DOCTYPE d [<!ENTITY a 'aaaa'>]><ofd:Document $space/>" }), 'damaged-archive');
refused('a page that is not well-formed is damaged', page('<ofd:TextObject>'), 'damaged-archive');
refused('pages without text are told to be a scan', page(''), 'scanned');
refused('a package that unpacks to too much is refused', of([body($long)], files => { 'Doc_0/Pages/Page_0/Content.xml' => "<ofd:Page $space>" . ' ' x (80 << 20) . '</ofd:Page>' }), 'damaged-archive');

# The samples.
my @samples = grep { !/README/ } glob "$FindBin::Bin/../../samples/*";
agrees('the samples as OFD are what they were', 0.99, map {
    [$_, input(zip(ofd(pages([paragraphs(source_text($_))], head => '某市政府工作报告', foot => '— %d —'))), '.ofd')]
  } @samples);

done_testing();
