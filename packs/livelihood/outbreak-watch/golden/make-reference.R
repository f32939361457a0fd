# Judges made-up-series.csv by the twelve configurations with the R package surveillance and writes reference.csv.
# Rscript make-reference.R, in this folder; Debian: r-cran-surveillance 1.20.3.
suppressMessages(library(surveillance))
data <- read.csv("made-up-series.csv")
rows <- list()
for (name in unique(data$series)) {
  part <- data[data$series == name, ]
  y <- part$cases; f <- part$frequency[1]; n <- length(y); b <- 3
  weekly <- sts(y, start = c(2000, 1), frequency = f)
  old <- create.disProg(week = seq_len(n), observed = y, state = rep(0, n), freq = f)
  add <- function(config, range, threshold, alarm) rows[[length(rows) + 1]] <<- data.frame(
    series = name, config = config, t = range, alarm = as.numeric(alarm),
    threshold = ifelse(is.na(as.numeric(threshold)), "", sprintf("%.10g", as.numeric(threshold))))
  range <- seq(b * f + 5, n)
  r <- farrington(weekly, control = list(range = range, b = b, w = 3, reweight = TRUE, verbose = FALSE, alpha = 0.01))
  add("farrington.orig", range, upperbound(r), alarms(r))
  flexible <- function(...) farringtonFlexible(weekly, control = list(range = range, b = b, w = 3, alpha = 0.01, ...))
  r <- flexible(noPeriods = 1, weightsThreshold = 1, pastWeeksNotIncluded = 3, pThresholdTrend = 0.05, thresholdMethod = "delta")
  add("flex.delta", range, upperbound(r), alarms(r))
  for (method in c("nbPlugin", "muan")) {
    r <- flexible(noPeriods = 10, weightsThreshold = 2.58, pastWeeksNotIncluded = if (f == 12) 6 else 26,
                  pThresholdTrend = 1, thresholdMethod = method)
    add(paste0("flex.", method), range, upperbound(r), alarms(r))
  }
  for (method in c("C1", "C2", "C3")) {
    range <- seq(c(C1 = 8, C2 = 10, C3 = 12)[[method]], n)
    r <- earsC(weekly, control = list(method = method, range = range, alpha = if (method == "C3") 0.025 else 0.001))
    add(paste0("ears.", method), range, upperbound(r), alarms(r))
  }
  range <- seq(2 * f + 1, n)
  for (method in c("rki1", "rki2", "bayes1")) {
    r <- get(paste0("algo.", method))(old, control = list(range = range)); add(method, range, r$upperbound, r$alarm)
  }
  r <- algo.cusum(old, control = list(range = range, k = 1.04, h = 2.26, m = NULL, trans = "rossi"))
  add("cusum.rossi", range, r$upperbound, r$alarm)
  range <- seq(2 * f + 6, n)
  r <- algo.rki3(old, control = list(range = range)); add("rki3", range, r$upperbound, r$alarm)
}
write.csv(do.call(rbind, rows), "reference.csv", row.names = FALSE, quote = FALSE, na = "")
