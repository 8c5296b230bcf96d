# Golden values of marginal means, their comparisons, and simple slopes: Rscript test/golden/after-means.R, after linear-mixed.R,
# whose data it reads. Means, comparisons, and slopes by emmeans; Johnson and Neyman's boundaries by searching where lmerTest's
# test of the slope has p = .05.
suppressMessages({library(glmmTMB); library(lme4); library(lmerTest); library(emmeans); library(pbkrtest); library(jsonlite)})
here <- "test/golden/data"
emm_options(lmer.df = "satterthwaite", lmerTest.limit = 1e5, pbkrtest.limit = 1e5)
tight <- lmerControl(optimizer = "bobyqa", optCtrl = list(maxfun = 1e5, rhobeg = 0.02, rhoend = 1e-10), check.conv.singular = "ignore")
read <- function(name) read.csv(file.path(here, paste0(name, ".csv")), stringsAsFactors = FALSE)
v <- function(name, ...) list(name = name, ...)
term <- function(...) list(variables = list(...))
one <- list(variables = list())
entry <- function(group, ...) list(group = group, terms = list(...))
model <- function(outcome, fixed, random, df) list(outcome = outcome, fixed = fixed, random = random, inference = list(df = df))
fit <- function(formula, d) suppressMessages(lmer(formula, d, control = tight))
adjustments <- c("tukey", "bonferroni", "holm", "sidak", "none")

# All means of a grid, and the comparisons of its first variable within each category of the second, adjusted in every way.
means_of <- function(m, variables, d) {
  quietly <- function(x) suppressMessages(suppressWarnings(x))
  grid <- quietly(emmeans(m, variables, data = d))
  family <- if (length(variables) == 1) grid else quietly(emmeans(m, variables[1], by = variables[2], data = d))
  s <- as.data.frame(summary(grid))
  comparisons <- lapply(adjustments, function(a) {
    p <- as.data.frame(summary(pairs(family, adjust = a), infer = c(TRUE, TRUE)))
    list(adjustment = a, estimate = I(p$estimate), se = I(p$SE), df = I(p$df), p = I(p$p.value), low = I(p$lower.CL), high = I(p$upper.CL))
  })
  list(variables = I(variables), at = lapply(seq_len(nrow(s)), function(i) lapply(s[i, variables, drop = FALSE], as.character)),
    estimate = I(s$emmean), se = I(s$SE), df = I(s$df), low = I(s$lower.CL), high = I(s$upper.CL), comparisons = comparisons)
}

waves <- within(read("waves"), {arm <- factor(arm); wave <- factor(wave)})
w1 <- fit(y ~ arm + wave + x + arm:wave + (1 | student) + (1 | school), waves)
wave <- v("wave", type = "categorical")
w_model <- model("y", list(one, term(v("arm")), term(wave), term(v("x")), term(v("arm"), wave)), list(entry("student", one), entry("school", one)), "satterthwaite")
made <- within(na.omit(read("made")), {kind <- factor(kind); year <- year - 2004})
k1 <- fit(score ~ year + kind + dose + I(dose^2) + (year | unit), within(made, dose <- dose - 50))
year <- v("year", center = 2004)
k_model <- model("score", list(one, term(year), term(v("kind")), term(v("dose", center = 50)), term(v("dose", center = 50, power = 2))), list(entry("unit", one, term(year))), "kenward-roger")

# A count: means on the scales of the linear predictor and of the outcome, by glmmTMB.
outcomes <- within(read("outcomes"), kind <- factor(kind))
c1 <- glmmTMB(count ~ x + kind + (1 | unit), outcomes, family = poisson, control = glmmTMBControl(optCtrl = list(rel.tol = 1e-14, x.tol = 1e-12)))
c_model <- list(outcome = "count", distribution = "poisson", fixed = list(one, term(v("x")), term(v("kind"))), random = list(entry("unit", one)))
end_of <- function(s, end) s[[grep(c("LCL|lower.CL", "UCL|upper.CL")[end], names(s))]]
count_means <- local({
  grid <- emmeans(c1, "kind", data = outcomes, df = Inf); s <- as.data.frame(summary(grid)); r <- as.data.frame(summary(grid, type = "response"))
  comparisons <- lapply(adjustments, function(a) {
    p <- as.data.frame(summary(pairs(grid, adjust = a), infer = c(TRUE, TRUE)))
    list(adjustment = a, estimate = I(p$estimate), se = I(p$SE), df = I(p$df), p = I(p$p.value), low = I(end_of(p, 1)), high = I(end_of(p, 2)))
  })
  list(variables = I("kind"), at = lapply(as.character(s$kind), function(k) list(kind = k)), estimate = I(s$emmean), se = I(s$SE), df = I(s$df), low = I(end_of(s, 1)), high = I(end_of(s, 2)),
    response = I(r$rate), responseLow = I(end_of(r, 1)), responseHigh = I(end_of(r, 2)), comparisons = comparisons)
})

hsb <- within(read("hsb"), {cses <- ses - ave(ses, school); sector <- factor(sector)})
h1 <- fit(mathach ~ meanses + sector + cses + meanses:cses + sector:cses + (cses | school), hsb)
cses <- v("ses", center = "group", by = "school"); sector <- v("sector", type = "categorical")
h_model <- model("mathach", list(one, term(v("meanses")), term(sector), term(cses), term(v("meanses"), cses), term(sector, cses)), list(entry("school", one, term(cses))), "satterthwaite")
slopes_of <- function(trends) { s <- as.data.frame(summary(trends, infer = c(TRUE, TRUE))); list(estimate = I(s$cses.trend), se = I(s$SE), df = I(s$df), p = I(s$p.value), low = I(s$lower.CL), high = I(s$upper.CL)) }
at <- mean(hsb$meanses) + c(-1, 0, 1) * sd(hsb$meanses)
by_sector <- emtrends(h1, ~ sector, var = "cses", data = hsb)
difference <- as.data.frame(summary(pairs(by_sector), infer = c(TRUE, TRUE)))
# b(ses) + b(meanses:cses) meanses + b(sector:cses) / 2: sectors count the same.
p_at <- function(x) contest1D(h1, c(0, 0, 0, 1, x, 0.5))[["Pr(>|t|)"]]
q1 <- fit(mathach ~ female + cses + female:cses + (1 | school), hsb)
q_at <- function(x) contest1D(q1, c(0, 1, 0, x))[["Pr(>|t|)"]] - 0.05
q_grid <- seq(min(hsb$cses), max(hsb$cses), length.out = 200)
q_p <- sapply(q_grid, q_at)
q_change <- which(diff(sign(q_p)) != 0)
q_boundaries <- sapply(q_change, function(i) uniroot(q_at, q_grid[i + 0:1], tol = 1e-12)$root)
q_model <- model("mathach", list(one, term(v("female")), term(cses), term(v("female"), cses)), list(entry("school", one)), "satterthwaite")
cases <- list(
  list(name = "waves: two categorical predictors that interact", data = "waves", formula = deparse1(formula(w1)), model = w_model, expected = list(
    means = list(means_of(w1, "arm", waves), means_of(w1, "wave", waves), means_of(w1, c("arm", "wave"), waves)))),
  list(name = "made: unbalanced, with a power, Kenward and Roger's degrees of freedom", data = "made", formula = deparse1(formula(k1)), model = k_model, expected = list(
    means = local({emm_options(lmer.df = "kenward-roger"); x <- list(means_of(k1, "kind", within(made, dose <- dose - 50))); emm_options(lmer.df = "satterthwaite"); x}))),
  list(name = "outcomes: counts, by z tests", data = "outcomes", formula = deparse1(formula(c1)), model = c_model, expected = list(means = list(count_means))),
  list(name = "hsb: slopes by a number and by categories", data = "hsb", formula = deparse1(formula(h1)), model = h_model, expected = list(
    slopes = list(c(list(moderator = "meanses", boundaries = I(numeric(0)), largestP = max(sapply(range(hsb$meanses), p_at))), slopes_of(emtrends(h1, ~ meanses, var = "cses", at = list(meanses = at), data = hsb))),
      c(list(moderator = "sector", difference = as.list(difference[c("estimate", "SE", "df", "p.value", "lower.CL", "upper.CL")])), slopes_of(by_sector))))),
  list(name = "hsb: Johnson and Neyman's boundary", data = "hsb", formula = deparse1(formula(q1)), model = q_model, expected = list(
    slopes = list(list(moderator = "ses", boundaries = I(q_boundaries)))))
)
versions <- sapply(c("lme4", "lmerTest", "glmmTMB", "emmeans", "pbkrtest"), function(p) as.character(packageVersion(p)))
write(toJSON(list(source = paste(R.version.string, paste(names(versions), versions, collapse = ", "), sep = "; "), cases = cases), auto_unbox = TRUE, digits = NA, null = "null"), "test/golden/after-means.json")
