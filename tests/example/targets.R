# Growth targets by place and year, in R alone (no package is needed):
#
#   Rscript targets.R report.txt …          BAOGAO says where the program is, else it is looked for on the path
#
# The program writes the table of targets, and R reads it as it comes. Codes of places stay text; an empty cell is NA.

targets_of <- function(files, program = Sys.getenv("BAOGAO", "baogao")) {
  table <- tempfile(fileext = ".csv")
  on.exit(unlink(table))
  failed <- system2(program, c("convert", "-q", "-t", "csv:targets", "-o", shQuote(table), shQuote(files)))
  if (failed) stop("baogao ended with status ", failed)
  read.csv(table, fileEncoding = "UTF-8", na.strings = "", colClasses = c(place_code = "character"))
}

targets <- targets_of(commandArgs(trailingOnly = TRUE))
growth <- targets[which(targets$unit == "%" & targets$change == "increase" & !is.na(targets$concept)), ]
wide <- reshape(unique(growth[c("place", "year", "concept", "value")]), direction = "wide",
                idvar = c("place", "year"), timevar = "concept")
names(wide) <- sub("^value\\.", "", names(wide))
write.csv(wide[order(wide$place, wide$year), ], row.names = FALSE, na = "", fileEncoding = "UTF-8")
