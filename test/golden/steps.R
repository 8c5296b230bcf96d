# Golden values of steps of data preparation: Rscript test/golden/steps.R
# Writes steps.json and the data sets it uses. data.table and base R for what the steps make; each case names its own expressions.
suppressMessages({library(data.table); library(jsonlite); library(nlme); library(survival)})
here <- "test/golden/data"

# ── data: real ones that the packages bring
school <- as.data.table(as.data.frame(MathAchSchool))[, .(id = as.integer(as.character(School)), Size, Sector = as.character(Sector), MEANSES)]
set.seed(1); school <- school[sample(.N)]
fwrite(school[id != 1224][, id := as.character(id)][sample(.N)], file.path(here, "hsb-schools.csv"), quote = TRUE)
ovary <- dcast(as.data.table(as.data.frame(ChickWeight))[, .(Chick = as.integer(as.character(Chick)), Diet = as.integer(Diet), Time, weight)], Chick + Diet ~ Time, value.var = "weight")
setnames(ovary, 3:ncol(ovary), paste0("weight", names(ovary)[3:ncol(ovary)]))
fwrite(ovary, file.path(here, "chicks-wide.csv"))
lungs <- as.data.table(survival::lung)[, .(inst, days = time, status, age, sex, ph.ecog)][, periods := pmin(8L, as.integer(ceiling(days / 100)))]
fwrite(lungs, file.path(here, "lung.csv"))
hsb <- fread(file.path(here, "hsb.csv")); schools <- fread(file.path(here, "hsb-schools.csv")); schools[, id := as.integer(id)]
chicks <- fread(file.path(here, "chicks-wide.csv")); sleep <- fread(file.path(here, "sleepstudy.csv")); waves <- fread(file.path(here, "waves.csv")); made <- fread(file.path(here, "made.csv"))

# ── every row of a small result, every 97th of a large one, and sums and counts of all
cases <- list()
case <- function(name, data, steps, result, others = NULL) {
  result <- as.data.table(result)
  rows <- if (nrow(result) <= 60) seq_len(nrow(result)) else seq(1, nrow(result), by = 97)
  columns <- lapply(names(result), function(one) {
    x <- result[[one]]; if (is.logical(x)) x <- as.integer(x); if (is.factor(x)) x <- as.character(x)
    list(name = unbox(one), values = x[rows], missing = unbox(sum(is.na(x))), sum = unbox(if (is.numeric(x)) sum(x, na.rm = TRUE) else NA_real_))
  })
  cases[[length(cases) + 1]] <<- list(name = unbox(name), data = unbox(data), steps = steps, rows = unbox(nrow(result)), sampled = rows, columns = columns)
}
u <- unbox
compute <- function(...) { f <- c(...); list(kind = u("compute"), variables = unname(Map(function(n, x) list(name = u(n), formula = u(x)), names(f), f))) }
file <- function(name) list(file = u(paste0(name, ".csv")))

d <- copy(hsb); d[, m := mean(ses), by = school][, w := ses - m][, s := sd(mathach), by = school][, n := .N, by = school]
d[, z := (ses - mean(ses)) / sd(ses)][, zw := (mathach - mean(mathach)) / sd(mathach), by = school][, r := rank(mathach), by = school]
d[, q := quantile(mathach, 0.3, type = 7), by = school][, med := median(ses), by = .(school, female)][, hi := max(ses), by = school][, share := mean(female == 1), by = school]
case("HSB: statistics within schools by formula", "hsb", list(compute(m = "mean(ses, by: school)", w = "ses - mean(ses, by: school)", s = "sd(mathach, by: school)",
  n = "rows(by: school)", z = "z(ses)", zw = "z(mathach, by: school)", r = "rank(mathach, by: school)", q = "quantile(mathach, 0.3, by: school)",
  med = "median(ses, by: [school, female])", hi = "max(ses, by: school)", share = "mean(female == 1, by: school)")), d)

d <- copy(hsb)
d[, l := fifelse(ses > 0.5, 2, fifelse(ses > -0.5, 1, 0))][, a := abs(ses) ^ 0.5 + log(mathach + 10)][, mod := school %% 7][, both := ses > 0 & mathach > 12]
d[, t := paste0("s", school, fifelse(female == 1, "f", "m"))][, k := substr(as.character(school), 2, 3)][, e := fifelse(sector == 1, exp(ses), NA_real_)]
case("HSB: arithmetic, conditions, texts", "hsb", list(compute(l = "if(ses > 0.5, 2, if(ses > -0.5, 1, 0))", a = "sqrt(abs(ses)) + ln(mathach + 10)",
  mod = "mod(school, 7)", both = "ses > 0 and mathach > 12", t = 'concat("s", school, if(female == 1, "f", "m"))', k = "substring(text(school), 2, 2)", e = "if(sector == 1, exp(ses))")), d)

d <- copy(sleep); d[, prev := shift(Reaction), by = Subject][, nxt := shift(Reaction, 2, type = "lead"), by = Subject][, occ := rowid(Subject)][, cum := cumsum(Reaction), by = Subject][, base := first(Reaction), by = Subject][, chg := Reaction - prev]
case("sleepstudy: lag, lead, occasion, running sum, first", "sleepstudy", list(compute(prev = "lag(Reaction, by: Subject, order: Days)", nxt = "lead(Reaction, 2, by: Subject, order: Days)",
  occ = "occasion(by: Subject, order: Days)", cum = "cumsum(Reaction, by: Subject, order: Days)", base = "first(Reaction, by: Subject, order: Days)", chg = "Reaction - prev")), d)

d <- copy(made); d[, m := mean(dose, na.rm = TRUE), by = unit][, c := sum(!is.na(score)), by = unit][, g := dose - m][, miss := is.na(dose) + is.na(score)][, two := fifelse(is.na(dose), year, dose)]
d[, mx := rowMeans(cbind(year, dose, score), na.rm = TRUE)][, v := apply(cbind(year, dose, score), 1, function(x) if (sum(!is.na(x)) < 3) NA else var(x))]
case("missing values in formulas", "made", list(compute(m = "mean(dose, by: unit)", c = "count(score, by: unit)", g = "dose - mean(dose, by: unit)",
  miss = "count_missing(dose, score)", two = "coalesce(dose, year)", mx = "mean(year, dose, score)", v = "var(year, dose, score, valid: 3)")), d)

d <- merge(hsb, schools, by.x = "school", by.y = "id", all.x = TRUE, sort = FALSE); d <- d[order(match(seq_len(.N), seq_len(.N)))]
d <- schools[hsb, on = .(id = school)][, .(school = id, minority, female, ses, mathach, size, sector, meanses, Size, Sector, MEANSES)]
case("HSB: join of the schools' file, texts with numbers", "hsb", list(list(kind = u("join"), from = file("hsb-schools"), keys = list(list(left = u("school"), right = u("id"))))), d)
case("HSB: join, without the school that the file lacks", "hsb", list(list(kind = u("join"), from = file("hsb-schools"), unmatched = u("drop"), variables = "Size", keys = list(list(left = u("school"), right = u("id"))))),
  schools[hsb, on = .(id = school), nomatch = NULL][, .(school = id, minority, female, ses, mathach, size, sector, meanses, Size)])

d <- melt(chicks, id.vars = c("Chick", "Diet"), measure.vars = patterns("^weight"), variable.name = "Time", value.name = "weight")
d[, Time := as.numeric(sub("weight", "", as.character(Time)))]; setorder(d, Chick, Time)
wide <- grep("^weight", names(chicks), value = TRUE); times <- as.numeric(sub("weight", "", wide))
toLong <- function(drop) list(kind = u("wide-to-long"), outcomes = list(list(name = u("weight"), from = wide)), time = list(name = u("Time"), values = times), dropEmpty = u(drop))
case("ChickWeight: wide to long", "chicks-wide", list(toLong(FALSE)), d)
case("ChickWeight: wide to long, only what was measured", "chicks-wide", list(toLong(TRUE)), d[!is.na(weight)])
case("ChickWeight: wide to long to wide", "chicks-wide", list(toLong(TRUE), list(kind = u("long-to-wide"), units = "Chick", time = u("Time"), variables = "weight", separator = u(""))), chicks)
case("sleepstudy: long to wide", "sleepstudy", list(list(kind = u("long-to-wide"), units = "Subject", time = u("Days"), variables = "Reaction")),
  { w <- dcast(sleep, Subject ~ Days, value.var = "Reaction"); setnames(w, 2:ncol(w), paste0("Reaction_", names(w)[-1])); w })

statistic <- function(name, f, v = NULL, value = NULL) c(list(name = u(name), `function` = u(f)), if (!is.null(v)) list(variable = u(v)), if (!is.null(value)) list(value = u(value)))
all11 <- list(statistic("m", "mean", "ses"), statistic("s", "sd", "ses"), statistic("md", "median", "mathach"), statistic("t", "sum", "female"), statistic("lo", "min", "ses"),
  statistic("hi", "max", "ses"), statistic("f", "first", "mathach"), statistic("l", "last", "mathach"), statistic("v", "valid", "ses"), statistic("n", "rows"), statistic("w", "share", "female", 1))
case("HSB: aggregate to schools", "hsb", list(list(kind = u("aggregate"), by = "school", into = u("rows"), statistics = all11)),
  hsb[, .(m = mean(ses), s = sd(ses), md = median(mathach), t = sum(female), lo = min(ses), hi = max(ses), f = first(mathach), l = last(mathach), v = .N, n = .N, w = mean(female == 1)), by = school])
case("aggregate with missing values, as variables", "made", list(list(kind = u("aggregate"), by = c("unit", "kind"), into = u("variables"), statistics = list(statistic("m", "mean", "dose"), statistic("s", "sd", "score"), statistic("f", "first", "dose"), statistic("v", "valid", "dose"), statistic("n", "rows")))),
  { d <- copy(made); d[, `:=`(m = if (all(is.na(dose))) NA_real_ else mean(dose, na.rm = TRUE), s = sd(score, na.rm = TRUE), f = na.omit(dose)[1], v = sum(!is.na(dose)), n = .N), by = .(unit, kind)]; d })

case("made: filter, then statistics of what is left", "made", list(list(kind = u("filter"), formula = u('kind in ("alpha", "beta") and year >= 2003')), compute(n = "rows(by: unit)")),
  made[kind %in% c("alpha", "beta") & year >= 2003][, n := .N, by = unit][])
case("made: sort by two, missing last", "made", list(list(kind = u("sort"), by = list(list(variable = u("kind"), descending = u(TRUE)), list(variable = u("dose"))))), made[order(-as.integer(factor(kind)), dose)])
case("lung: person-period rows", "lung", list(compute(dead = "status == 2"), list(kind = u("person-period"), duration = u("periods"), event = u("dead"), period = u("period"), happens = u("died"))),
  { d <- copy(lungs); d[, dead := as.integer(status == 2)]; d <- d[rep(seq_len(.N), periods)]; d[, period := rowid(rep(seq_len(nrow(lungs)), lungs$periods))]; d[, died := as.integer(period == periods & dead == 1)]; d })
case("lung: recode", "lung", list(list(kind = u("recode"), variables = "age", into = "ages", rules = list(
  list(from = list(low = NULL, high = u(49)), to = u(1)), list(from = list(low = u(50), high = u(64)), to = u(2)), list(from = u("else"), to = u(3)))),
  list(kind = u("recode"), variables = "ph.ecog", into = "ecog", rules = list(list(from = list(values = c(0, 1)), to = u(0)), list(from = u("missing"), to = u(9)), list(from = u("else"), to = list(copy = u(TRUE))))) ),
  { d <- copy(lungs); d[, ages := fifelse(age <= 49, 1, fifelse(age <= 64, 2, 3))][, ecog := fifelse(is.na(ph.ecog), 9, fifelse(ph.ecog <= 1, 0, as.numeric(ph.ecog)))]; d })
case("stack: the same file twice, with its origin", "made", list(list(kind = u("stack"), from = list(file("made")), origin = u("wave"))), rbind(copy(made)[, wave := 1], copy(made)[, wave := 2]))

# ── codes: contr.* of stats, and generalized inverses of the contrasts, which make coefficients the comparisons themselves
kinds <- sort(unique(made$kind)); k <- length(kinds)
coded <- function(codes, names) { d <- copy(made); for (j in seq_along(names)) set(d, j = names[j], value = codes[match(made$kind, kinds), j]); d }
code <- function(coding, ...) list(list(kind = u("code"), variable = u("kind"), coding = u(coding), ...))
against <- function(j, others) { w <- numeric(k); w[j] <- 1; w[others] <- w[others] - 1 / length(others); w }
inverse <- function(rows) { m <- do.call(rbind, rows); t(m) %*% solve(m %*% t(m)) }
case("made: dummies against the third category", "made", code("dummy", reference = u(kinds[3])), coded(contr.treatment(k, base = 3), paste0("kind_", kinds[-3])))
case("made: effect codes", "made", code("effect", reference = u(kinds[k])), coded(contr.sum(k), paste0("kind_", kinds[-k])))
case("made: simple codes", "made", code("simple"), coded(inverse(lapply(2:k, against, others = 1)), paste0("kind_", kinds[-1])))
case("made: difference codes", "made", code("difference"), coded(inverse(lapply(2:k, function(j) against(j, seq_len(j - 1)))), paste0("kind_", kinds[-1])))
case("made: Helmert codes", "made", code("helmert"), coded(inverse(lapply(seq_len(k - 1), function(j) against(j, (j + 1):k))), paste0("kind_", kinds[-k])))
case("made: polynomial codes", "made", code("polynomial"), coded(contr.poly(k), c("kind_linear", "kind_quadratic", "kind_cubic")))
own <- list(c(1, -1, 0, 0), c(0.5, 0.5, 0, -1))
case("made: comparisons of one's own, not orthogonal", "made", code("contrasts", contrasts = lapply(1:2, function(i) list(name = u(c("first", "second")[i]), weights = Map(function(v, w) list(value = u(v), weight = u(w)), kinds, own[[i]]) |> unname()))), coded(inverse(own), c("first", "second")))

# ── texts in many scripts, keys with and without zeros, occasions out of order, dates that are none: 60 rows, every cell compared
set.seed(42); n <- 60; pick <- function(...) sample(c(...), n, TRUE)
messy <- data.frame(school = pick("07", "7", "12", "Ä1", "  3", ""), class = pick(1:3, NA), pupil = pick(1:12), occ = pick(1:6, NA, 2.5), x = round(rnorm(n), 2), y = pick(1:5, NA, 9),
  t = pick("Zoë", "naïve café", "Ødegård 12", "", "Ñandú, 3,5", "x-y_z", "日本語", "a-b-c"), when = pick("2020-02-29", "1999-12-31", "1900-03-01", "2024-01-01", "", "2023-02-30", "1969-07-20"),
  q1 = pick(1:5, NA), q2 = pick(1:5, NA), q3 = pick(1:5, NA), q4 = pick(1:5, NA))
messy$x[sample(n, 9)] <- NA
write.csv(messy, file.path(here, "messy.csv"), row.names = FALSE, na = "", fileEncoding = "UTF-8")
messy <- as.data.table(read.csv(file.path(here, "messy.csv"), colClasses = c(school = "character", t = "character", when = "character"), na.strings = "", encoding = "UTF-8"))
formulas <- function(name, f, values) { d <- copy(messy); for (i in seq_along(f)) d[, paste0("f", i) := values[[i]]]; names(f) <- paste0("f", seq_along(f)); case(name, "messy", list(compute(f)), d) }
within_order <- function(by, f) { r <- rep(NA, n); for (b in unique(by[!is.na(by)])) { i <- which(by == b); o <- i[order(messy$occ[i], na.last = TRUE, method = "radix")]; r[o] <- f(o) }; r }
by_key <- function(by, f) { r <- rep(NA, n); for (b in unique(by[!is.na(by)])) { i <- which(by == b); r[i] <- f(i) }; r }
known <- function(v, there) ifelse(is.na(there), NA, v)
school <- messy$school; class <- messy$class; pupil <- messy$pupil; x <- messy$x; y <- messy$y; t <- messy$t; when <- messy$when; q1 <- messy$q1; q2 <- messy$q2; q3 <- messy$q3; q4 <- messy$q4
both <- ifelse(is.na(school) | is.na(class), NA, paste(school, class)); Q <- cbind(q1, q2, q3, q4); answered <- rowSums(!is.na(Q))
most_frequent <- function(v) { k <- table(v); if (length(k) == 0) NA else type.convert(names(k)[which.max(k)], as.is = TRUE) }
formulas("messy: statistics by two keys with missing values", c("mean(x, by: [school, class])", "median(y, by: class)", "quantile(x, 0.333, by: class)", "distinct(t, by: class)", "rank(y, by: class)", "mode(y, by: class)", "mode(y)", "z(x, by: class)"),
  list(by_key(both, function(i) if (all(is.na(x[i]))) NA else mean(x[i], na.rm = TRUE)), by_key(class, function(i) median(y[i], na.rm = TRUE)), by_key(class, function(i) quantile(x[i], 0.333, na.rm = TRUE)),
    by_key(class, function(i) uniqueN(t[i], na.rm = TRUE)), by_key(class, function(i) rank(y[i], na.last = "keep")), by_key(class, function(i) most_frequent(y[i])), most_frequent(y), by_key(class, function(i) (x[i] - mean(x[i], na.rm = TRUE)) / sd(x[i], na.rm = TRUE))))
formulas("messy: occasions out of order, with gaps and ties", c("lag(x, by: pupil, order: occ)", "lead(t, 2, by: pupil, order: occ)", "last(x, by: pupil, order: occ)", "occasion(by: pupil, order: occ)", "fill(x, by: pupil, order: occ)", "fill(t)", "x - lag(x, by: pupil, order: occ)"),
  list(within_order(pupil, function(o) shift(x[o])), within_order(pupil, function(o) shift(t[o], 2, type = "lead")), within_order(pupil, function(o) tail(c(NA, na.omit(x[o])), 1)), within_order(pupil, seq_along),
    within_order(pupil, function(o) nafill(x[o], "locf")), t[nafill(ifelse(is.na(t), NA, seq_len(n)), "locf")], within_order(pupil, function(o) x[o] - shift(x[o]))))
formulas("messy: texts", c("upper(t)", "char_length(t)", "substring(t, 2, 3)", "right(t, 2)", 'position(t, "-")', 'position(t, "本")', 'part(t, "-", 2)', 'pad_left(trim(school), 2, "0")', "number(school)", 'replace(t, "é", "e")', 't in ("Zoë", "日本語")'),
  list(toupper(t), nchar(t), substr(t, 2, 4), substr(t, nchar(t) - 1, nchar(t)), known(pmax(0, regexpr("-", t, fixed = TRUE)), t), known(pmax(0, regexpr("本", t, fixed = TRUE)), t), sapply(strsplit(t, "-", fixed = TRUE), `[`, 2),
    known(ifelse(nchar(trimws(school)) < 2, paste0("0", trimws(school)), trimws(school)), school), suppressWarnings(as.numeric(trimws(school))), gsub("é", "e", t, fixed = TRUE), known(t %in% c("Zoë", "日本語"), t)))
day <- as.Date(when, optional = TRUE, format = "%Y-%m-%d"); part <- function(f) as.integer(format(day, f)); at <- as.POSIXlt("2024-02-28"); from <- as.POSIXlt(day)
later <- function(k) { m <- as.POSIXlt(day)$year * 12 + as.POSIXlt(day)$mon + k; first <- function(m) as.Date(known(sprintf("%04d-%02d-01", 1900 + m %/% 12, m %% 12 + 1), day)); as.numeric(pmin(first(m) + part("%d") - 1, first(m + 1) - 1)) }
formulas("messy: dates", c("date_from(when)", "weekday(date_from(when))", "week(date_from(when))", "quarter(date_from(when))", "date_from(when) + 60", "date_from(when) - date(2000, 1, 1)", "add_months(date_from(when), 1)", "add_months(date_from(when), -14)", "months_between(date_from(when), date(2024, 2, 28))", "age(date_from(when), date(2024, 2, 28))", "date_from(when) >= date(1999, 12, 31)"),
  list(as.numeric(day), part("%u"), part("%V"), (part("%m") + 2) %/% 3, as.numeric(day) + 60, as.numeric(day - as.Date("2000-01-01")), later(1), later(-14), (at$year - from$year) * 12 + at$mon - from$mon - (at$mday < from$mday),
    at$year - from$year - (at$mon < from$mon | (at$mon == from$mon & at$mday < from$mday)), day >= as.Date("1999-12-31")))
formulas("messy: conditions, and across variables", c("cases(x > 1, 3, x > 0, 2, is_missing(x), 0)", "x > 0 or y < 3", "and(x > 0, not (y = 9))", "mean.3(q1, q2, q3, q4)", "sd(q1 to q4)", "count_value(5, q1 to q4)", "count_missing(q1 to q4, t)", "logit(abs(x) / 4)", "x % 0.7", "1 / (y - 1)"),
  list(fcase(x > 1, 3, x > 0, 2, is.na(x), 0), x > 0 | y < 3, x > 0 & !(y == 9), ifelse(answered >= 3, rowMeans(Q, na.rm = TRUE), NA), apply(Q, 1, sd, na.rm = TRUE), rowSums(Q == 5, na.rm = TRUE), 4 - answered + is.na(t), qlogis(abs(x) / 4), x %% 0.7, ifelse(y == 1, NA, 1 / (y - 1))))
away <- function(v, d) sign(v) * floor(abs(v) * 10^d + 0.5 + 1e-9) / 10^d; tile <- function(v, k) { m <- rank(v, na.last = "keep") - 0.5; pmin(k, floor(k * m / sum(!is.na(v))) + 1) }
formulas("messy: numbers", c("floor(x)", "ceiling(x)", "trunc(x)", "sign(x)", "round(x)", "round(x, 1)", "log10(abs(x))", "log2(y)", "logistic(x)", "sin(x)", "cos(x)", "exp(x)", "sqrt(x)", "ln(x)", "between(x, -1, 0.5)", "switch(y, 1, 10, 2, 20, 9, missing, y)", "abs(x)", "mod(-y, 3)"),
  list(floor(x), ceiling(x), trunc(x), sign(x), away(x, 0), away(x, 1), log10(abs(x)), log2(y), plogis(x), sin(x), cos(x), exp(x), suppressWarnings(sqrt(x)), suppressWarnings(log(x)), x >= -1 & x <= 0.5, fcase(y == 1, 10, y == 2, 20, y == 9, NA_real_, rep(TRUE, n), as.numeric(y)), abs(x), (-y) %% 3))
formulas("messy: places, ends and numbers of rows", c("min(x, by: class)", "max(x, by: class)", "center(x, by: class)", "center(y)", "ntile(x, 4)", "ntile(y, 3, by: class)", "row()", "rows(by: class)", "count(t, by: class)", "var(x, by: pupil)", "sum(y, by: pupil)", "min(q1 to q4)", "max(q1, q2, y)", "sum(q1 to q4, valid: 4)", "median(q1 to q4)", "first(t, by: pupil, order: occ)", "cumsum(x, by: pupil, order: occ)"),
  list(by_key(class, function(i) min(x[i], na.rm = TRUE)), by_key(class, function(i) max(x[i], na.rm = TRUE)), by_key(class, function(i) x[i] - mean(x[i], na.rm = TRUE)), y - mean(y, na.rm = TRUE), tile(x, 4), by_key(class, function(i) tile(y[i], 3)), seq_len(n), by_key(class, length), by_key(class, function(i) sum(!is.na(t[i]))),
    by_key(pupil, function(i) var(x[i], na.rm = TRUE)), by_key(pupil, function(i) if (all(is.na(y[i]))) NA else sum(y[i], na.rm = TRUE)), known(suppressWarnings(pmin(q1, q2, q3, q4, na.rm = TRUE)), ifelse(answered > 0, 1, NA)), suppressWarnings(pmax(q1, q2, y, na.rm = TRUE)), rowSums(Q), apply(Q, 1, median, na.rm = TRUE), within_order(pupil, function(o) head(c(na.omit(t[o]), NA), 1)), within_order(pupil, function(o) cumsum(ifelse(is.na(x[o]), 0, x[o])))))
formulas("messy: parts of texts", c("lower(t)", "left(t, 3)", 'contains(t, "a")', 'starts_with(t, "na")', 'ends_with(t, "c")', "label(y)", "label(t)", "text(x)", 'concat(t, "/", y)', "trim(school)"),
  list(tolower(t), substr(t, 1, 3), known(grepl("a", t, fixed = TRUE), t), known(startsWith(t, "na"), t), known(endsWith(t, "c"), t), as.character(y), t, known(as.character(x), x), known(paste0(t, "/", y), ifelse(is.na(t) | is.na(y), NA, 1)), trimws(school)))
moment <- as.POSIXlt(as.numeric(day) * 86400 + 45296, origin = "1970-01-01", tz = "UTC"); days <- as.numeric(day); few <- function(i, f) { v <- days[i][!is.na(days[i])]; if (length(v) == 0) NA else f(v) }
formulas("messy: parts of dates and times, and statistics of dates", c("year(date_from(when))", "month(date_from(when))", "day(date_from(when))", "hour(date_from(when) + 45296 / 86400)", "minute(date_from(when) + 45296 / 86400)", "mean(date_from(when), by: class)", "median(date_from(when), by: class)", "min(date_from(when), by: class)", "max(date_from(when), by: class)", "quantile(date_from(when), 0.25, by: class)", "sd(date_from(when), by: class)", "date_from(when) - mean(date_from(when), by: class)", "center(date_from(when), by: class)", "rank(date_from(when))", "mean(date_from(when), date(2024, 1, 1))", "first(date_from(when), by: pupil, order: occ)", "lag(date_from(when), by: pupil, order: occ)", "coalesce(date_from(when), date(2000, 1, 1))", "floor(date_from(when) + 45296 / 86400)", "trunc(date_from(when) + 0.75)", "ceiling(date_from(when) + 0.75) - date_from(when)", "count(date_from(when), by: class)", "is_missing(date_from(when))"),
  list(part("%Y"), part("%m"), part("%d"), moment$hour, moment$min, by_key(class, function(i) few(i, mean)), by_key(class, function(i) few(i, median)), by_key(class, function(i) few(i, min)), by_key(class, function(i) few(i, max)), by_key(class, function(i) few(i, function(v) quantile(v, 0.25))), by_key(class, function(i) few(i, sd)), by_key(class, function(i) days[i] - few(i, mean)), by_key(class, function(i) days[i] - few(i, mean)),
    rank(days, na.last = "keep"), ifelse(is.na(days), 19723, (days + 19723) / 2), within_order(pupil, function(o) head(c(na.omit(days[o]), NA), 1)), within_order(pupil, function(o) shift(days[o])), ifelse(is.na(days), 10957, days), days, days, known(1, days), by_key(class, function(i) sum(!is.na(days[i]))), is.na(days)))
range <- function(low, high, to) list(from = list(low = if (is.na(low)) NULL else u(low), high = if (is.na(high)) NULL else u(high)), to = u(to))
case("messy: recode by ranges that overlap", "messy", list(list(kind = u("recode"), variables = "x", into = "group", rules = list(range(NA, 0, 1), range(0, 1, 2), range(-1, 2, 3)))), copy(messy)[, group := fcase(x <= 0, 1, x <= 1, 2, x <= 2, 3)])
case("messy: by class, with missing values and texts", "messy", list(list(kind = u("aggregate"), by = "class", into = u("rows"), statistics = list(statistic("m", "mean", "x"), statistic("lo", "min", "x"), statistic("l", "last", "x"), statistic("ft", "first", "t"), statistic("vt", "valid", "t"), statistic("st", "share", "t", "Zoë"), statistic("s9", "share", "y", 9)))),
  messy[!is.na(class), .(m = mean(x, na.rm = TRUE), lo = min(x, na.rm = TRUE), l = tail(na.omit(x), 1), ft = na.omit(t)[1], vt = sum(!is.na(t)), st = mean(t == "Zoë", na.rm = TRUE), s9 = mean(y == 9, na.rm = TRUE)), keyby = class])

# ── whole preparations, as people do them one step after the other
first_row <- copy(messy)[!is.na(pupil) & !is.na(occ)][, dup := rowid(pupil, occ)][dup == 1]
turned <- function(v) 6 - v
d <- copy(first_row)[, `:=`(q2_r = fifelse(q2 %in% 1:5, turned(q2), NA_real_), q4_r = fifelse(q4 %in% 1:5, turned(q4), NA_real_))]
S <- as.matrix(d[, .(q1, q2_r, q3, q4_r)]); there <- rowSums(!is.na(S)); d[, scale := ifelse(there >= 3, rowMeans(S, na.rm = TRUE), NA)]
d[, flat := apply(S, 1, function(v) if (sum(!is.na(v)) < 2) NA else as.integer(sd(v, na.rm = TRUE) == 0))]
d[, gm := if (is.na(.BY[[1]]) || all(is.na(scale))) NA_real_ else mean(scale, na.rm = TRUE), by = class][, dev := scale - gm]
d[, others := { n <- sum(!is.na(scale)) - 1; if (is.na(.BY[[1]]) || n < 1) NA_real_ else (sum(scale, na.rm = TRUE) - scale) / n }, by = class]
reversed <- lapply(1:5, function(v) list(from = list(values = v), to = u(6 - v)))
case("messy: first rows, reversed items, a scale, its class mean without the pupil", "messy", list(compute(dup = "occasion(by: [pupil, occ])"), list(kind = u("filter"), formula = u("dup == 1")),
  list(kind = u("recode"), variables = c("q2", "q4"), into = c("q2_r", "q4_r"), rules = reversed),
  compute(scale = "mean(q1, q2_r, q3, q4_r, valid: 3)", flat = "sd(q1, q2_r, q3, q4_r) == 0", gm = "mean(scale, by: class)", dev = "scale - gm", others = "(sum(scale, by: class) - scale) / (count(scale, by: class) - 1)")), d)
d <- melt(chicks, id.vars = c("Chick", "Diet"), measure.vars = patterns("^weight"), variable.name = "Time", value.name = "weight")
d[, Time := as.numeric(sub("weight", "", as.character(Time)))]; setorder(d, Chick, Time)
d[, base := na.omit(weight)[1], by = Chick][, gain := weight - base][, diet := mean(gain, na.rm = TRUE), by = .(Diet, Time)][, dev := gain - diet][, prev := shift(weight), by = Chick][, n := sum(!is.na(weight)), by = Chick]
d[, zt := (weight - mean(weight, na.rm = TRUE)) / sd(weight, na.rm = TRUE), by = Time][, place := rank(-gain, na.last = "keep"), by = Time][, ends := as.integer(Time == max(Time[!is.na(weight)])), by = Chick]
case("ChickWeight: long, then gains since the first, by diet and within occasions", "chicks-wide", list(toLong(FALSE),
  compute(base = "first(weight, by: Chick, order: Time)", gain = "weight - base", diet = "mean(gain, by: [Diet, Time])", dev = "gain - diet", prev = "lag(weight, by: Chick, order: Time)", n = "count(weight, by: Chick)",
    zt = "z(weight, by: Time)", place = "rank(-gain, by: Time)", ends = "Time == max(if(not is_missing(weight), Time), by: Chick)")), d)

versions <- list(R = R.version.string, data.table = as.character(packageVersion("data.table")))
write(toJSON(list(made = list(by = "test/golden/steps.R", versions = versions), cases = cases), digits = NA, na = "null", null = "null", auto_unbox = FALSE), "test/golden/steps.json")
