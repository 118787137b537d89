package io.forkshop.app.bench;

import java.util.List;

/** Some of a benchmark's figures, which are measured together. */
interface Part {
    List<String> figures();

    Findings measure(Settings settings, Scratch scratch) throws InterruptedException;
}
