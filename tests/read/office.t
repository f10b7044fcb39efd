#!/usr/bin/perl
# RTF and the old formats of Word: read by LibreOffice where it is there; whatever that does, the end is clear and nothing
# stays behind. Other programs of its name stand in for it here.
use strict;
use warnings;
use utf8;
use File::Temp qw(tempdir);
use FindBin;
use lib $FindBin::Bin;
use Reading;

my $tools = tempdir(CLEANUP => 1);
$ENV{TMPDIR} = tempdir(CLEANUP => 1);
my $w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
my $docx = input(zip('word/document.xml' => "<w:document $w><w:body>" . join('', map { "<w:p><w:r><w:t>$_</w:t></w:r></w:p>" } '青石县政府工作报告', '各位代表：') . '</w:body></w:document>'), '.docx');
my $ole = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" . "\0" x 500;
my $doc = $ole . join('', map { "$_\0" } split //, 'WordDocument') . "\0" x 600;
my $rtf = '{\rtf1 x}';

# A program called `name` that is this shell script, and no other but the shell's own.
sub program {
  my ($name, $script) = @_;
  open my $file, '>', "$tools/$name" or die $!;
  binmode $file, ':encoding(UTF-8)';
  print $file "#!/bin/sh\nPATH=/bin:/usr/bin\n$script\n";
  close $file;
  chmod 0755, "$tools/$name";
}
sub only { my ($name, $script) = @_; unlink glob("$tools/*"); program($name, $script) if $name; }
sub left { opendir my $folder, $ENV{TMPDIR} or die $!; return grep { !/^\.\.?$/ } readdir $folder }

my $path = $ENV{PATH};
$ENV{PATH} = $tools;
only('soffice', "cp $docx made/input.docx");
for my $source (['a .doc', $doc], ['an .rtf', $rtf]) {
  my $xml = xml($$source[1]);
  like($xml, qr{<title id="title">青石县政府工作报告</title>}, "$$source[0] is read by LibreOffice");
  is_deeply([left()], [], 'and nothing stays behind');
}
like(xml($doc), qr{bytes="1132".*media-type="application/msword"}, 'the source is the file, not what was made of it');
only('libreoffice', "cp $docx made/input.docx");
like(xml($doc), qr{青石县}, 'it may be called libreoffice');
only('soffice', "env | sort | grep -v -e ^PWD= -e ^_= -e ^SHLVL= -e ^OLDPWD= | sed 's/=.*//' | tr '\\n' ' ' >&2; cat profile/user/registrymodifications.xcu | grep -o 'Disable[A-Z][a-zA-Z]*\\|MacroSecurityLevel.*<value>3' | tr '\\n' ' ' >&2; exit 1");
my ($status, $xml, $said) = baogao('convert', input($doc));
like($said, qr{HOME LC_ALL PATH TMPDIR}, 'it knows nothing of who calls it');
like($said, qr{MacroSecurityLevel.*<value>3.*DisableMacrosExecution}, 'and may run no macro');
is_deeply([left()], [], 'and nothing stays behind');

my %ends = (
  'one that fails' => ['exit 3', 'helper-failed'],
  'one that crashes' => ['kill -SEGV $$', 'helper-failed'],
  'one that makes nothing' => ['exit 0', 'helper-failed'],
  'one that makes no document of it' => ['echo x >made/input.docx', 'damaged-archive|binary-input'],
  'one that talks without end' => ['yes', 'helper-failed'],
  'one that leaves a link' => ['ln -s /etc/passwd made/input.docx', 'cannot-read|helper-failed'],
);
for my $end (sort keys %ends) {
  only('soffice', $ends{$end}[0]);
  refused($end, $doc, $ends{$end}[1]);
  is_deeply([left()], [], 'and nothing stays behind');
}
only();
refused('without LibreOffice a .doc', $doc, 'helper-missing');
refused('without LibreOffice an .rtf', $rtf, 'helper-missing');
($status, $xml, $said) = baogao('convert', input($doc));
like($said, qr{install LibreOffice .*, or save it as \.docx}, 'it is said what to do');
only('antiword', 'cat >/dev/null; printf "青石县政府工作报告\n各位代表：\n"');
($status, $xml, $said) = baogao('convert', input($doc));
like($xml, qr{<title id="title">青石县政府工作报告</title>}, 'antiword reads a .doc when there is no LibreOffice');
like($said, qr{warning: read by antiword, which leaves out automatic numbers.*\[helper-weak\]}, 'and it is said what that leaves out');
refused('it reads no .rtf', $rtf, 'helper-missing');
only('antiword', 'printf "\377\376\0\0"; exit 1');
refused('when it fails', $doc, 'helper-failed');
sub wide { return join '', map { "$_\0" } split //, $_[0] }
refused('an old spreadsheet', $ole . wide('Workbook') . "\0" x 600, 'binary-input');
refused('an encrypted document', $ole . wide('EncryptedPackage') . "\0" x 600, 'binary-input');
$ENV{PATH} = $path;
done_testing();
