# Writes SPSS files with R's haven. Run in this folder: Rscript make-haven.R
# Made with R 4.2.2, haven 2.5.1.
suppressMessages(library(haven))

long <- function(n, letters) paste(rep(letters, length.out = n), collapse = "")
data <- data.frame(
  id = c(101, 102, 103, 104, 105),
  fraction = c(0.1, -1 / 3, 1e-300, 1e308, NA),
  whole = c(-99, 0, 151, 152, 1e15),
  day = as.Date(c("1582-10-15", "1970-01-01", "2024-02-29", NA, "9999-12-31")),
  moment = as.POSIXct(c("2024-02-29 23:59:59", "1969-12-31 00:00:01", NA, "2001-01-01 12:00:00", "1900-01-01 00:00:00"), tz = "UTC"),
  clock = hms::hms(c(0, 3661, 86399, NA, 90061)),
  short = c("a", "", "ABCDEFGH", "ä€", NA),
  nine = c("123456789", " lead", "tail ", "x", "漢字"),
  wide255 = c(long(255, c("a", "b", "c")), "", "short", long(254, "z"), NA),
  wide256 = c(long(256, c("d", "e", "f")), "", "short", long(255, "z"), NA),
  wide1000 = c(long(1000, c("0", "1", "2", "3", "4", "5", "6")), "", "middle", long(505, "y"), NA),
  stringsAsFactors = FALSE
)
data$labelled <- labelled(c(1, 2, 1, 9, NA), c("Low" = 1, "High" = 2, "Not asked" = 9), "How high?")
data$discrete <- labelled_spss(c(1, 8, 9, -1, 3), c("No answer" = 9, "Don't know" = 8), na_values = c(8, 9, -1))
data$below <- labelled_spss(c(-5, -1, 0, 1, 2), na_range = c(-Inf, -1))
data$above <- labelled_spss(c(89, 90, 91, 99, 1e6), na_range = c(90, Inf), na_values = 0)
data$between <- labelled_spss(c(1, 2, 3, 4, NA), na_range = c(2, 3))
data$letters <- labelled(c("f", "m", "f", "x", ""), c("female" = "f", "male" = "m"))
data$lettersMissing <- labelled_spss(c("f", "m", "?", "x", ""), c("female" = "f", "male" = "m"), na_values = c("?", "x"))
data$longLabelled <- labelled(c("north-west", "south-east", "north-west", "", "elsewhere"), c("North and west" = "north-west"))
data$quality <- factor(c("good", "bad", "good", NA, "bad"), levels = c("bad", "good"))
data$rank <- ordered(c("2nd", "1st", "3rd", NA, "1st"), levels = c("1st", "2nd", "3rd"))
data$`größe_in_cm_mit_sehr_langem_namen` <- c(1, 2, 3, 4, 5)
attr(data$id, "label") <- "Kennung der Person (ä ö ü ß)"
attr(data$fraction, "format.spss") <- "F12.5"

write_sav(data, "haven-bytes.sav", compress = "byte")
write_sav(data, "haven-plain.sav", compress = "none")
write_sav(data, "haven-zlib.zsav", compress = "zsav")
haven::write_sav(data.frame(id = numeric(), score = haven::labelled(numeric(), c(low = 1), label = "Score"), name = character()), "../no-rows.sav")
