# Writes Stata files with R: haven (releases 104 to 119, as its library ReadStat knows them) and foreign (108 to 114).
# Run in this folder: Rscript make-files.R
# Made with R 4.2.2, haven 2.5.1, foreign 0.8-84.
suppressMessages(library(haven))

long <- function(n, letters) paste(rep(letters, length.out = n), collapse = "")
plain <- data.frame(
  id = c(101L, 102L, 103L, 104L, 105L),
  small = c(-127L, 0L, 100L, NA, 1L),
  whole = c(-2147483647L, 0L, 32740L, 2147483620L, NA),
  fraction = c(0.1, -1 / 3, 1e-300, 8.9e307, NA),
  day = as.Date(c("1582-10-15", "1960-01-01", "2024-02-29", NA, "9999-12-31")),
  moment = as.POSIXct(c("2024-02-29 23:59:59", "1969-12-31 00:00:01", NA, "2001-01-01 12:00:00", "1900-01-01 00:00:00"), tz = "UTC"),
  short = c("a", "", "ABCDEFGH", "\u00e4\u00f6\u00fc", " blanks "),
  wide = c(long(80, c("a", "b", "c")), "", "short", long(79, "z"), "x"),
  stringsAsFactors = FALSE
)
plain$scored <- labelled(c(1L, 2L, 1L, 9L, NA), c("Low" = 1L, "High" = 2L, "Not asked" = 9L), "How high?")
attr(plain$id, "label") <- "Person"
attr(plain$fraction, "format.stata") <- "%12.5f"

kinds <- plain
kinds$told <- labelled(
  c(1, tagged_na("a"), tagged_na("z"), NA, 2.5),
  c("One" = 1, "Refused" = tagged_na("a"), "Don't know" = tagged_na("b")), "Told"
)
kinds$plain_kinds <- c(-1001.5, tagged_na("c"), 3, tagged_na("c"), NA)
kinds$born <- as.Date(c("1990-01-01", "1967-04-06", "2000-12-31", NA, "1960-01-01"))
kinds$quality <- factor(c("good", "bad", "good", NA, "bad"), levels = c("bad", "good"))

unicode <- kinds
unicode$essay <- c(long(3000, c("0", "1", "\u6f22")), "", "middle", long(2046, "y"), "middle")
unicode$city <- c("K\u00f6ln", "\u6771\u4eac", "", "\u041c\u043e\u0441\u043a\u0432\u0430", "x")

# haven writes Unicode into every release; those before 118 do not know it.
ascii <- function(data) {
  text <- vapply(data, is.character, TRUE)
  data[text] <- lapply(data[text], iconv, "UTF-8", "ASCII", sub = "?")
  data
}

# haven itself offers releases from 113; its library writes the older ones as well.
write_release <- function(data, release) {
  data$day <- unclass(data$day) + 3653
  data$moment <- as.numeric(data$moment) * 1000 + 3653 * 86400000
  attr(data$day, "format.stata") <- "%d"
  attr(data$moment, "format.stata") <- "%tc"
  invisible(haven:::write_dta_(ascii(data), sprintf("haven-%d.dta", release), version = release, label = NULL, strl_threshold = 2045))
}
for (release in c(104, 105, 108, 110, 111)) write_release(plain, release)

write_dta(ascii(kinds), "haven-113.dta", version = 8)
write_dta(ascii(kinds), "haven-114.dta", version = 10)
write_dta(ascii(kinds), "haven-115.dta", version = 12)
write_dta(ascii(unicode), "haven-117.dta", version = 13)
write_dta(unicode, "haven-118.dta", version = 14)
write_dta(unicode, "haven-119.dta", version = 15)
# Names that Stata allows since release 118 and haven does not.
letters <- data.frame(1:3, c("\u00fc", "\u6f22\u5b57", ""), stringsAsFactors = FALSE)
names(letters) <- c("gr\u00f6\u00dfe_in_cm", "\u5730\u57df")
invisible(haven:::write_dta_(letters, "haven-118-letters.dta", version = 118, label = "Na\u00efve", strl_threshold = 2045))

other <- data.frame(
  n = c(1.5, NA, -3),
  i = c(1L, NA, 3L),
  group = factor(c("low", "high", NA), levels = c("low", "high")),
  day = as.Date(c("2001-02-03", NA, "1959-12-31")),
  name = c("Ann", "Bo", "Zoe"),
  stringsAsFactors = FALSE
)
foreign::write.dta(other, "foreign-108.dta", version = 6)
foreign::write.dta(other, "foreign-110.dta", version = 7)
foreign::write.dta(other, "foreign-113.dta", version = 8)
foreign::write.dta(other, "foreign-114.dta", version = 10)
