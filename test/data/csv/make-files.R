# Writes text files with R and what R itself reads from them. Run in this folder: Rscript make-files.R
# Made with R 4.2.2, jsonlite 1.8.4.
suppressMessages(library(jsonlite))
set.seed(20)
n <- 200
data <- data.frame(
  id = seq_len(n),
  normal = rnorm(n),
  tiny = rnorm(n) * 1e-12,
  huge = rnorm(n) * 1e200,
  count = rpois(n, 300000),
  part = round(runif(n), 2),
  text = sample(c("plain", "with, comma", "with \"quotes\"", "two\nlines", "semi;colon", " spaces ", "ä é ß"), n, TRUE),
  day = as.character(as.Date("2020-01-01") + sample(0:2000, n, TRUE)),
  stringsAsFactors = FALSE
)
data$normal[c(3, 50, 199)] <- NA
data$text[c(7, 8)] <- NA

write.csv(data, "mixed.csv", row.names = FALSE, fileEncoding = "UTF-8")
write.csv2(data, "european.csv", row.names = FALSE, fileEncoding = "windows-1252", eol = "\r\n")
write.table(data, "tabs.txt", sep = "\t", row.names = FALSE, qmethod = "double", fileEncoding = "UTF-16LE")

dump <- function(read) lapply(as.list(read), function(x) {
  if (is.numeric(x)) ifelse(is.na(x), NA, sprintf("%.17g", x)) else gsub("\r\n", "\n", x)
})
expected <- list(
  "mixed.csv" = dump(read.csv("mixed.csv", encoding = "UTF-8")),
  "european.csv" = dump(read.csv2("european.csv", fileEncoding = "windows-1252")),
  "tabs.txt" = dump(read.delim("tabs.txt", fileEncoding = "UTF-16LE"))
)
write(toJSON(expected, na = "null", auto_unbox = FALSE), "expected.json")
