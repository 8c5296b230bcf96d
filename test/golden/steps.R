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

versions <- list(R = R.version.string, data.table = as.character(packageVersion("data.table")))
write(toJSON(list(made = list(by = "test/golden/steps.R", versions = versions), cases = cases), digits = NA, na = "null", null = "null", auto_unbox = FALSE), "test/golden/steps.json")
