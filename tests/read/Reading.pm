package Reading;

# What the tests of readers share: an input of given bytes, the text or the XML that is made of it, or that it is refused.
use strict;
use warnings;
use utf8;
use Encode qw(decode encode);
use Exporter 'import';
use File::Temp qw(tempdir);
use FindBin;
use IO::Compress::Zip qw($ZipError ZIP_CM_STORE ZIP_CM_DEFLATE);
use Test::More;

our @EXPORT = (qw(gives xml refused zip stored input baogao speech), @Test::More::EXPORT);

binmode $_, ':encoding(UTF-8)' for Test::More->builder->output, Test::More->builder->failure_output, *STDOUT;
my $baogao = "$FindBin::Bin/../../" . ($ENV{BUILD} // 'build') . '/baogao';
my $folder = tempdir(CLEANUP => 1);
my $count = 0;

# A ZIP archive of files, names and texts in turn; texts are stored in UTF-8. The first `$stored` are not compressed.
sub archive {
  my ($stored, @files) = @_;
  my $archive = '';
  my $zip;
  while (my ($name, $text) = splice @files, 0, 2) {
    my @how = (Name => $name, Method => $stored-- > 0 ? ZIP_CM_STORE : ZIP_CM_DEFLATE, Stream => 0, Minimal => 1);
    if ($zip) { $zip->newStream(@how) }
    else { $zip = IO::Compress::Zip->new(\$archive, @how) or die $ZipError }
    $zip->print(utf8::is_utf8($text) ? encode('UTF-8', $text) : $text);
  }
  $zip->close;
  return $archive;
}

# One of files by their names, and one whose first file is stored as it is.
sub zip { my %files = @_; return archive(0, map { $_ => $files{$_} } sort keys %files) }
sub stored { return archive(1, @_) }

# A short report, up to what is annexed to it.
sub speech {
  return <<'END';
政府工作报告
——2031年1月8日在海陵市第三届人民代表大会第一次会议上
市长　林海

各位代表：
现在，我代表市人民政府作政府工作报告，请予审议。

一、2030年工作回顾
过去一年，全市渔业增加值增长5%。

二、2031年工作安排
今年发展的主要预期目标是：渔业增加值增长6%左右。
（一）发展渔业。建设渔港3座。
（二）保护海洋。修复岸线5公里。

谢谢大家！

附件
END
}

# Writes a file of these bytes; its name.
sub input {
  my ($bytes, $suffix) = @_;
  my $name = sprintf '%s/%d%s', $folder, ++$count, $suffix // '';
  open my $file, '>:raw', $name or die $!;
  print $file utf8::is_utf8($bytes) ? encode('UTF-8', $bytes) : $bytes;
  close $file;
  return $name;
}

# Runs the program; its status, what it wrote, what it said.
sub baogao {
  my @arguments = @_;
  my $pid = fork // die $!;
  if (!$pid) {
    open STDOUT, '>', "$folder/out" or die $!;
    open STDERR, '>', "$folder/err" or die $!;
    exec $baogao, @arguments or die $!;
  }
  waitpid $pid, 0;
  my $status = $? & 127 ? "signal " . ($? & 127) : $? >> 8;
  my @texts = map { open my $file, '<:raw', "$folder/$_" or die $!; local $/; decode('UTF-8', <$file> // '') } qw(out err);
  return ($status, @texts);
}

# The XML made of an input.
sub xml {
  my ($bytes, $suffix, @options) = @_;
  my ($status, $xml, $said) = baogao('convert', '-q', @options, input($bytes, $suffix));
  diag("status $status: $said") if $status ne '0';
  return $xml;
}

# That the source text of an input is this one.
sub gives {
  my ($sentence, $bytes, $expected, $suffix) = @_;
  my $xml = xml($bytes, $suffix);
  my ($status, $text) = baogao('text', input($xml, '.xml'));
  is($text, $expected, $sentence);
}

# That an input is refused with one of the codes (a regular expression).
sub refused {
  my ($sentence, $bytes, $codes, @options) = @_;
  my ($status, $xml, $said) = baogao('convert', @options, input($bytes));
  is($status, 3, "$sentence: status 3");
  like($said, qr/\[(?:$codes)\]$/, "$sentence: the message");
}

1;
