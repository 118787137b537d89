package io.forkshop.app.world;

import io.forkshop.runtime.ForkshopException;
import io.forkshop.runtime.channel.Json;

/** A message as text. On an advanced channel there are values that JSON has no form for. */
final class Shown {
    private Shown() {}

    static String of(Object message) {
        try {
            return Json.write(message);
        } catch (ForkshopException e) {
            return "(not shown: " + e.getMessage() + ")";
        }
    }
}
