# Layouts: the same text as other sources lay it out – line ends lost, wrapped, spaced, printed by a browser, on pages –
# and what of an outline must not change by it.
package Layouts;
use strict;
use warnings;
use utf8;
use Exporter 'import';

our @EXPORT_OK = qw(layouts laid_out outline);

use constant {PAGE => 870, LAST => 60}; # characters on a page; of a paragraph that are not parted at a page's edge

# Paragraphs cut where pages end, each a list of its pieces; short ones are not.
sub paged {
  my ($paragraphs) = @_;
  my ($left, @paged) = (PAGE);
  for my $paragraph (@$paragraphs) {
    my ($rest, @pieces) = ($paragraph);
    while (length($rest) > $left) {
      my $at = $left;
      $at++ while substr($rest, $at - 1, 2) =~ /^[!-~]{2}$|^.[，。；、：！？）》”]$|^[（《“].$/; # as typesetters do
      last if $at < LAST || length($rest) - $at < LAST;
      push @pieces, substr($rest, 0, $at);
      $rest = substr $rest, $at;
      $left = PAGE;
    }
    $left = $left > length $rest ? $left - length $rest : PAGE;
    push @paged, [@pieces, $rest];
  }
  return @paged;
}

# Paragraphs with `edge`, which is given the page's number, where pages end.
sub with_edges {
  my ($edge, $paragraphs) = @_;
  my $page = 0;
  my @texts;
  for my $pieces (paged($paragraphs)) {
    my $text = shift @$pieces;
    $text .= $edge->(++$page) . $_ for @$pieces;
    push @texts, $text;
  }
  return join "\n\n", @texts;
}

sub wrapped {
  my ($width, $paragraphs) = @_;
  return join "\n", map { my $text = $_; $text =~ s/.{$width}\K(?=.)/\n/g; $text } @$paragraphs;
}

# As a typesetter wraps: two spaces before a paragraph, no punctuation begins a line, numbers are not broken.
sub typeset {
  my ($width, $paragraphs) = @_;
  my @texts;
  for my $paragraph (@$paragraphs) {
    my ($rest, @lines) = ("　　$paragraph");
    while (length($rest) > $width) {
      my $at = $width;
      $at-- while $at > $width / 2 && substr($rest, $at - 1, 2) =~ /^[!-~]{2}$|^.[，。；、：！？）》”]$|^[（《“].$/;
      push @lines, substr $rest, 0, $at;
      $rest = substr $rest, $at;
    }
    push @texts, join "\n", @lines, $rest;
  }
  return join "\n", @texts;
}

# Every eighth long paragraph goes on on another sheet of a newspaper, in the middle of a word.
sub jumping {
  my ($paragraphs) = @_;
  my $long = 0;
  return map { my $text = $_; $text =~ s/^.{60}.*?\p{Han}\K(?=\p{Han})/（下转第3版）\n（上接第1版）/ if length $text > 120 && $long++ % 8 == 0; $text } @$paragraphs;
}

# What a page of the web says around a text.
my @above = ('首页', '政务公开', '当前位置：首页 > 政务公开 > 政府信息公开', '发布日期：2024-02-20 10:15', '来源：政府办公室', '字体：【大 中 小】', '打印本页');
my @below = ('责任编辑：文小江', '扫一扫在手机打开当前页', '上一篇：关于做好春节期间有关工作的通知', '主办：政府办公室', '版权所有 未经授权禁止转载', '联系我们 | 网站地图');

my %layouts = (
  'jumps of a newspaper' => sub { join "\n", jumping(@_) },
  'spaces behind figures' => sub { join "\n", map { s/\d%?\K(?=\p{Han})/ /gr } @{$_[0]} },
  'on a page of the web' => sub { join "\n", @above, '', @{$_[0]}, '', @below },
  'line ends lost' => sub { join '', @{$_[0]} },
  'wrapped at 20' => sub { wrapped(20, @_) },
  'wrapped at 28' => sub { wrapped(28, @_) },
  'wrapped at 40' => sub { wrapped(40, @_) },
  'typeset at 28' => sub { typeset(28, @_) },
  'spaces between characters' => sub { join "\n\n", map { join ' ', split // } @{$_[0]} },
  'printed by a browser' => sub {
    with_edges(sub { "\nhttps://www.example.org/zwgk/content_1234.html $_[0]/99\n2024/3/23 21:07\t信息公开\n" }, @_)
  },
  'blank lines doubled' => sub { join "\n\n\n\n", @{$_[0]} },
  'blank lines lost' => sub { join "\n", @{$_[0]} },
  'pages with numbers' => sub { with_edges(sub { "\n\n— $_[0] —\n\n" }, @_) },
);

# The names of all layouts.
sub layouts { return sort keys %layouts }

# The text of the paragraphs as the layout has it.
sub laid_out {
  my ($layout, @paragraphs) = @_;
  return $layouts{$layout}->(\@paragraphs) . "\n";
}

my %named = map { $_ => 1 } qw(title meeting speaker salutation); # lines of the front
my %blocks = map { $_ => 1 } qw(opening review outlook plan government achievement task measure topic section overview
  outlook-text requirement targets acknowledgement problems problem closing livelihood glossary appendix);
my %leaves = map { $_ => 1 } qw(item entry);

# What the XML says, as one line each, in the text's order, without white space: the lines of the front; each division
# with its kind, heading and the division above it; each block by its text's beginning and end; items; statistics.
sub outline {
  my ($xml) = @_;
  my (@rows, @open);
  my $hidden = 0;
  my ($meta) = $xml =~ m{<meta>(.*?)</meta>}s;
  push @rows, map { s/\s+/ /gr } grep { !/^<source|^<date/ } $meta =~ m{(<[a-z-]+[^>]*>[^<]+)}g if $meta;
  my ($body) = $xml =~ m{<body[^>]*>(.*)</body>}s;
  while ($body =~ m{\G(?:<(/?)([a-z-]+)([^>]*?)(/?)>|([^<]+))}gc) {
    my ($end, $name, $attributes, $empty, $text) = ($1, $2, $3, $4, $5);
    if (defined $text) {
      next if $hidden || $text !~ /\S/;
      $text =~ s/\s+//g;
      $_->{text} .= $text for @open;
      next;
    }
    next if $empty;
    if ($name eq 'furniture') {
      $hidden += $end ? -1 : 1;
      next;
    }
    if (!$end) {
      my ($division) = grep { $_->{divides} } reverse @open;
      my $node = {name => $name, attributes => $attributes, text => '', divides => $blocks{$name}, above => $division};
      push @rows, $node if $blocks{$name} || $named{$name} || $leaves{$name} || $name eq 'stat';
      push @open, $node;
      next;
    }
    my $node = pop @open;
    $node->{above}{heading} = $node->{text} if $name eq 'heading' && $node->{above} && !defined $node->{above}{heading};
  }
  return map { ref $_ ? described($_) : $_ } @rows;
}

# The text's two ends.
sub ends { my ($text) = @_; return length $text > 60 ? substr($text, 0, 30) . '…' . substr($text, -20) : $text }

# The division above, with its heading.
sub parent {
  my ($node) = @_;
  my $up = $node->{above} or return '';
  return $up->{name} . ($up->{heading} ? " $up->{heading}" : '');
}

sub described {
  my ($node) = @_;
  my $name = $node->{name};
  if ($name eq 'stat') {
    my %has = $node->{attributes} =~ /([a-z-]+)="([^"]*)"/g;
    delete @has{qw(id group start end confidence)};
    return join ' ', "stat $node->{text}", map { "$_=$has{$_}" } sort keys %has;
  }
  my $role = $node->{attributes} =~ / role="([^"]*)"/ ? " $1" : '';
  my $text = $node->{heading} // ends($node->{text});
  return "$name$role $text ‹ " . parent($node);
}

1;
