# Judges the last weeks of each row of the file by farringtonFlexible or farrington; prints the CPU seconds of that alone.
# Rscript reference.R FILE METHOD WEEKS
suppressMessages(library(surveillance))
given <- commandArgs(TRUE)
rows <- strsplit(readLines(given[1]), ",")
weeks <- as.integer(given[3])
begun <- proc.time()
alarmed <- 0
for (row in rows) {
  y <- as.integer(row); n <- length(y)
  series <- sts(y, start = c(2000, 1), frequency = 52)
  range <- seq(n - weeks + 1, n)
  judged <- if (given[2] == "flex.nbPlugin")
    farringtonFlexible(series, control = list(range = range, noPeriods = 10, b = 5, w = 3, weightsThreshold = 2.58,
      pastWeeksNotIncluded = 26, pThresholdTrend = 1, thresholdMethod = "nbPlugin", alpha = 0.01))
  else
    farrington(series, control = list(range = range, b = 5, w = 3, reweight = TRUE, verbose = FALSE, alpha = 0.01))
  alarmed <- alarmed + sum(alarms(judged) == 1, na.rm = TRUE)
}
spent <- proc.time() - begun
cat(spent[["user.self"]] + spent[["sys.self"]], alarmed, "\n")
