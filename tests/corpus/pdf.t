#!/usr/bin/perl
# The Word documents of the corpus (../shared, where it is there) as PDF, made by LibreOffice once and kept in the build
# folder: they give the same headings and statistics.
use strict;
use warnings;
use utf8;
use FindBin;
use lib "$FindBin::Bin/../read";
use Agreement;
use Cwd qw(abs_path);
use Reading;

my @documents = glob "$FindBin::Bin/../../../shared/corpus/*.docx";
@documents or plan(skip_all => 'no corpus beside the repository');
my $path = $ENV{PATH};
for my $program (qw(soffice pdftotext)) {
  grep { -x "$_/$program" } split /:/, $path or plan(skip_all => "$program is not installed");
}
my $folder = abs_path("$FindBin::Bin/../..") . '/' . ($ENV{BUILD} // 'build') . '/corpus-pdf';
mkdir $folder;
sub pdf_of { return "$folder/" . $_[0] =~ s{.*/|\.docx$}{}gr . '.pdf' }
my @missing = grep { !-s pdf_of($_) } @documents;
if (@missing) {
  my $pid = fork // die $!;
  if (!$pid) {
    open STDOUT, '>', '/dev/null' or die $!;
    open STDERR, '>', '/dev/null' or die $!;
    exec 'soffice', "-env:UserInstallation=file://$folder/profile", '--headless', '--convert-to', 'pdf', '--outdir', $folder, @missing;
    exit 1;
  }
  waitpid $pid, 0;
}
my @pairs = map { [$_, pdf_of($_)] } grep { -s pdf_of($_) } @documents;
is(scalar @pairs, scalar @documents, 'LibreOffice makes a PDF of each document');
agrees('Word documents as PDF are what they were', 0.98, @pairs);

done_testing();
