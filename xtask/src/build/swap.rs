//! Puts a finished folder in the place of an old one.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

pub fn swap(fresh: &Path, place: &Path) -> Result<()> {
    let old = place.with_extension("old");
    let _ = fs::remove_dir_all(&old);
    if place.exists() {
        fs::rename(place, &old).with_context(|| format!("cannot move {} away", place.display()))?;
    }
    fs::rename(fresh, place).with_context(|| format!("cannot place {}", place.display()))?;
    let _ = fs::remove_dir_all(&old);
    Ok(())
}
