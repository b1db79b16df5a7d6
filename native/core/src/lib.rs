//! Native modules of the core.
