//! Reads how many tests a suite ran from what it printed.

use super::step::Outcome;

/// The lines `test result: ok. 12 passed; 0 failed; 1 ignored; …` of `cargo test`, one for each test binary.
pub fn cargo(output: &str) -> Outcome {
    let mut sum = Outcome::default();
    for line in output
        .lines()
        .filter(|line| line.starts_with("test result: "))
    {
        let of = |word: &str| {
            let before = line.split(word).next().unwrap_or_default();
            let digits = before
                .trim_end()
                .rsplit([' ', ';'])
                .next()
                .unwrap_or_default();
            digits.parse().unwrap_or(0)
        };
        sum.passed += of(" passed");
        sum.failed += of(" failed");
        sum.skipped += of(" ignored");
    }
    sum
}

/// The lines `# pass 12`, `# fail 0`, `# skipped 1` of Node's test runner in its TAP form.
pub fn tap(output: &str) -> Outcome {
    let of = |word: &str| {
        let lines = output.lines().filter_map(|line| line.strip_prefix("# "));
        let mut values =
            lines.filter_map(|line| line.strip_prefix(word)?.trim().parse::<usize>().ok());
        values.next().unwrap_or(0)
    };
    Outcome {
        passed: of("pass "),
        failed: of("fail ") + of("cancelled "),
        skipped: of("skipped ") + of("todo "),
        ..Outcome::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_binaries_are_added_up() {
        let output = "running 2 tests\n\
            test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.02s\n\
            test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1.00s\n";
        let sum = cargo(output);
        assert_eq!((sum.passed, sum.failed, sum.skipped), (15, 2, 1));
    }

    #[test]
    fn an_empty_run_counts_nothing() {
        assert_eq!(cargo("error: could not compile").passed, 0);
        assert_eq!(tap("TAP version 13\n").passed, 0);
    }

    #[test]
    fn tap_totals_are_read() {
        let sum = tap(
            "ok 1 - a\n1..1\n# tests 9\n# pass 7\n# fail 1\n# cancelled 0\n# skipped 1\n# todo 0\n",
        );
        assert_eq!((sum.passed, sum.failed, sum.skipped), (7, 1, 1));
    }
}
