package Pages;

# Sets paragraphs on pages, and writes the pages as PDF and as OFD: what the tests of readers by geometry read.
use strict;
use warnings;
use utf8;
use Compress::Zlib qw(compress);
use Encode qw(encode);
use Exporter 'import';

our @EXPORT = qw(paragraphs pages turned pdf ofd);

# The paragraphs of a report's text: what stands before the address to the deputies is centred, what holds TABs is a row
# of a table.
sub paragraphs {
  my @lines = grep { /\S/ } map { s/^[\s　]+|[\s　]+$//gr } split /\n/, shift;
  my $front = 1;
  return map {
    $front = 0 if /^各位代表|^各位代表/ || length > 60;
    { text => $_, style => /\t/ ? 'row' : $front ? 'centre' : /^各位代表：$/ ? 'flush' : 'body' }
  } @lines;
}

# The width of a character, in em.
sub width { return ord($_[0]) < 0x2000 ? 0.5 : 1 }

# Cuts a text into lines; what is not broken stays together, no line begins with a closing mark.
sub wrap {
  my ($text, $first, $rest) = @_;
  my @units = $text =~ /[“‘（《〈]*(?:[!-~]+|.)[，。、；：！？”’）》〉％%]*/gs;
  my @lines = ('');
  my $room = $first;
  for my $unit (@units) {
    my $width = 0;
    $width += width($_) for split //, $unit;
    if ($width > $room && $lines[-1] ne '') {
      push @lines, '';
      $room = $rest;
    }
    $lines[-1] .= $unit;
    $room -= $width;
  }
  return @lines;
}

# Pages of runs { x, y (of the baseline, from above), size, text }, in points. Options: columns, gutter, pitch, size,
# indent (em), head, foot (a format for the page's number), width, height, margin.
sub pages {
  my ($paragraphs, %o) = @_;
  %o = (columns => 1, gutter => 24, size => 16, pitch => 28, indent => 2, width => 595, height => 842, margin => 72, gap => 0, %o);
  my $measure = ($o{width} - 2 * $o{margin} - ($o{columns} - 1) * $o{gutter}) / $o{columns};
  my $ems = int($measure / $o{size} + 0.01);
  my (@pages, $column, $y);
  my $turn = sub { push @pages, []; ($column, $y) = (0, $o{margin}) };
  $turn->();
  my $line = sub {
    my ($text, $indent, $size, $stay) = @_;
    $y -= $o{pitch} if $stay;
    if ($y + $o{pitch} > $o{height} - $o{margin}) {
      if (++$column < $o{columns}) { $y = $o{margin} } else { $turn->() }
    }
    $y += $o{pitch};
    push @{$pages[-1]}, { x => $o{margin} + $column * ($measure + $o{gutter}) + $indent, y => $y, size => $size, text => $text };
  };
  for my $p (@$paragraphs) {
    my $size = $p->{size} // $o{size};
    my $room = $measure / $size;
    my $indent = $p->{style} eq 'body' ? $o{indent} : 0;
    my $first = 1;
    if ($p->{style} eq 'row') {
      my @cells = split /\t/, $p->{text};
      $line->($cells[$_], $_ * $measure / @cells, $size, $_ > 0) for grep { $cells[$_] ne '' } 0 .. $#cells;
      next;
    }
    my $hang = $p->{style} eq 'hang' ? 1.5 : 0;
    for my $text (wrap($p->{text}, $room - $indent, $room - $hang)) {
      my $width = 0;
      $width += width($_) for split //, $text;
      my $left = $p->{style} eq 'right' ? $room - $width : $p->{style} eq 'centre' ? ($room - $width) / 2 : $first ? $indent : $hang;
      $line->($text, $left * $size, $size);
      $first = 0;
    }
    $y += $o{gap};
  }
  for my $number (1 .. @pages) {
    my $page = $pages[$number - 1];
    push @$page, { x => $o{margin}, y => 48, size => 10, text => $o{head} } if $o{head};
    my $foot = $o{foot} ? sprintf $o{foot}, $number : '';
    push @$page, { x => $o{width} / 2 - 20, y => $o{height} - 40, size => 14, text => $foot } if $foot;
  }
  return { width => $o{width}, height => $o{height}, pages => \@pages };
}

# The set turned by a quarter to the left, as its pages lie when they are shown upright by their /Rotate (90), or when a
# wide table was set along a page's long side.
sub turned {
  my $set = shift;
  my $quarter = atan2(1, 0);
  my @pages = map { [map { { %$_, x => $_->{y}, y => $set->{width} - $_->{x}, angle => $quarter } } @$_] } @{$set->{pages}};
  return { %$set, width => $set->{height}, height => $set->{width}, pages => \@pages };
}

# A PDF whose one font has the characters of the text as its own codes, told by a ToUnicode map. A run may have an angle
# (in radians, to the left), the set a `rotate` for all its pages.
sub pdf {
  my ($set, %o) = @_;
  my %codes;
  my @objects = ('<< /Type /Catalog /Pages 2 0 R >>', '', '');
  my @kids;
  for my $page (@{$set->{pages}}) {
    my $content = "BT\n";
    for my $run (@$page) {
      my $hex = join '', map { sprintf '%04X', $codes{$_} //= keys(%codes) + 1 } split //, $run->{text};
      my ($cos, $sin) = map { sprintf '%.5f', $_ } cos($run->{angle} // 0), sin($run->{angle} // 0);
      my $matrix = sprintf "$cos $sin %.5f $cos %.2f %.2f", -$sin, $run->{x}, $set->{height} - $run->{y};
      $content .= "/F1 $run->{size} Tf $matrix Tm <$hex> Tj\n";
    }
    my $stream = compress($content . "ET\n");
    push @objects, '<< /Length ' . length($stream) . " /Filter /FlateDecode >>\nstream\n$stream\nendstream";
    my $size = "[0 0 $set->{width} $set->{height}]";
    my $rotate = $set->{rotate} ? " /Rotate $set->{rotate}" : '';
    push @objects, "<< /Type /Page /Parent 2 0 R /MediaBox $size$rotate /Contents " . @objects . " 0 R /Resources << /Font << /F1 3 0 R >> >> >>";
    push @kids, scalar(@objects) . ' 0 R';
  }
  $objects[1] = '<< /Type /Pages /Count ' . @kids . " /Kids [@kids] >>";
  my $map = "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Own def /CMapType 2 def\n"
    . "1 begincodespacerange <0000> <FFFF> endcodespacerange\n";
  my @characters = sort { $codes{$a} <=> $codes{$b} } keys %codes;
  my $narrow = join ' ', map { "$codes{$_} [500]" } grep { width($_) < 1 } @characters;
  while (my @some = splice @characters, 0, 100) {
    $map .= @some . " beginbfchar\n" . join('', map { sprintf "<%04X> <%s>\n", $codes{$_}, uc unpack 'H*', encode('UTF-16BE', $_) } @some) . "endbfchar\n";
  }
  $map .= "endcmap CMapName currentdict /CMap defineresource pop end end\n";
  push @objects, '<< /Length ' . length($map) . " >>\nstream\n${map}endstream";
  my $unicode = @objects;
  push @objects, '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Own /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>'
    . " /DW 1000 /W [$narrow] /FontDescriptor " . (@objects + 2) . ' 0 R >>';
  push @objects, '<< /Type /FontDescriptor /FontName /Own /Flags 4 /FontBBox [0 -140 1000 860] /ItalicAngle 0 /Ascent 860 /Descent -140 /CapHeight 700 /StemV 80 >>';
  $objects[2] = "<< /Type /Font /Subtype /Type0 /BaseFont /Own /Encoding /Identity-H /DescendantFonts [" . ($unicode + 1) . " 0 R] /ToUnicode $unicode 0 R >>";
  my $file = "%PDF-1.5\n";
  my @places;
  for my $i (0 .. $#objects) {
    push @places, length $file;
    $file .= $i + 1 . " 0 obj\n$objects[$i]\nendobj\n";
  }
  my $place = length $file;
  $file .= 'xref' . "\n0 " . (@objects + 1) . "\n0000000000 65535 f \n" . join('', map { sprintf "%010d 00000 n \n", $_ } @places);
  return $file . 'trailer << /Size ' . (@objects + 1) . " /Root 1 0 R >>\nstartxref\n$place\n%%EOF\n";
}

my $space = 'xmlns:ofd="http://www.ofdspec.org/2016"';
my $declared = '<?xml version="1.0" encoding="UTF-8"?>';
sub mm { return sprintf '%.3f', $_[0] * 25.4 / 72 }
sub escaped { return $_[0] =~ s/&/&amp;/gr =~ s/</&lt;/gr }

# A TextObject of OFD: the distances of its characters as OFD writes them, equal ones in groups.
sub object {
  my ($run, $id) = @_;
  my @widths = map { mm(width($_) * $run->{size}) } split //, $run->{text};
  pop @widths;
  my @deltas;
  while (@widths) {
    my $count = 1;
    $count++ while $count < @widths && $widths[$count] == $widths[0];
    push @deltas, $count > 2 ? ('g', $count, $widths[0]) : @widths[0 .. $count - 1];
    splice @widths, 0, $count;
  }
  my ($x, $y, $size) = (mm($run->{x}), mm($run->{y} - $run->{size}), mm($run->{size}));
  return qq(<ofd:TextObject ID="$id" Boundary="$x $y 170 $size" Font="1" Size="$size"><ofd:TextCode X="0" Y="$size" DeltaX="@deltas">)
    . escaped($run->{text}) . '</ofd:TextCode></ofd:TextObject>';
}

sub layer { my @runs = @_; my $id = 100; return '<ofd:Content><ofd:Layer ID="99" Type="Body">' . join('', map { object($_, $id++) } @runs) . '</ofd:Layer></ofd:Content>' }

# The files of an OFD package of one document or several. Options: template (runs that stand beneath all pages), signed,
# and files by their names that take the place of what there would be.
sub ofd {
  my ($sets, %o) = @_;
  $sets = [$sets] if ref $sets eq 'HASH';
  my (%files, $bodies);
  my $box = sub { my ($set) = @_; return '<ofd:PhysicalBox>0 0 ' . mm($set->{width}) . ' ' . mm($set->{height}) . '</ofd:PhysicalBox>' };
  for my $n (0 .. $#$sets) {
    my $set = $sets->[$n];
    my $pages = '';
    for my $i (0 .. $#{$set->{pages}}) {
      my $template = $o{template} ? '<ofd:Template TemplateID="2" ZOrder="Background"/>' : '';
      $files{"Doc_$n/Pages/Page_$i/Content.xml"} = "$declared<ofd:Page $space><ofd:Area>" . $box->($set) . "</ofd:Area>$template" . layer(@{$set->{pages}[$i]}) . '</ofd:Page>';
      $pages .= qq(<ofd:Page ID="@{[10 + $i]}" BaseLoc="Pages/Page_$i/Content.xml"/>);
    }
    my $templates = '';
    if ($o{template}) {
      $files{"Doc_$n/Tpls/Tpl_0/Content.xml"} = "$declared<ofd:Page $space>" . layer(@{$o{template}}) . '</ofd:Page>';
      $templates = '<ofd:TemplatePage ID="2" BaseLoc="Tpls/Tpl_0/Content.xml"/>';
    }
    $files{"Doc_$n/Document.xml"} = "$declared<ofd:Document $space><ofd:CommonData><ofd:MaxUnitID>9999</ofd:MaxUnitID><ofd:PageArea>"
      . $box->($set) . "</ofd:PageArea>$templates</ofd:CommonData><ofd:Pages>$pages</ofd:Pages></ofd:Document>";
    my $signed = $o{signed} ? "<ofd:Signatures>/Doc_$n/Signs/Signatures.xml</ofd:Signatures>" : '';
    $bodies .= "<ofd:DocBody><ofd:DocInfo><ofd:DocID>$n</ofd:DocID></ofd:DocInfo><ofd:DocRoot>Doc_$n/Document.xml</ofd:DocRoot>$signed</ofd:DocBody>";
  }
  $files{'OFD.xml'} = qq($declared<ofd:OFD $space Version="1.0" DocType="OFD">$bodies</ofd:OFD>);
  return (%files, %{$o{files} // {}});
}

1;
