package io.forkshop.app.load.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The formula M/N, model by model, and the files that the models are. */
class ModelTest {
    private static final Job WAIT = Job.of("wait=20").orElseThrow();
    private static final Job CPU = Job.of("cpu=5").orElseThrow();

    private static double waiting(Model model, int clients) {
        return model.predicted(WAIT, 0.02, clients, 2);
    }

    private static double computing(Model model, int clients) {
        return model.predicted(CPU, 0.005, clients, 2);
    }

    @Test
    void whoeverWaitsHoldsAPlace() {
        assertEquals(50, waiting(Model.STONE, 64));
        assertEquals(200, waiting(Model.PREFORK, 64));
        assertEquals(800, waiting(Model.POOL, 64));
        assertEquals(1600, waiting(Model.BRONZE, 64));
        assertEquals(3200, waiting(Model.SILVER, 64));
        assertEquals(3200, waiting(Model.GOLD, 64));
        assertEquals(150, waiting(Model.GOLD, 3));
    }

    @Test
    void whoeverComputesHoldsACore() {
        assertEquals(200, computing(Model.STONE, 64));
        assertEquals(200, computing(Model.GOLD, 64));
        assertEquals(400, computing(Model.VIRTUAL, 64));
        assertEquals(400, computing(Model.PREFORK, 64));
        assertEquals(800, Model.PREFORK.predicted(CPU, 0.005, 64, 16));
        assertEquals(200, computing(Model.SILVER, 1));
    }

    @Test
    void eachHasItsFileInTheSection() {
        for (Model model : Model.values()) {
            assertTrue(Files.exists(Path.of("../../chapters/1-models", model.listing())));
        }
    }

    @Test
    void aJobIsOneOfTwo() {
        assertEquals("wait=9999", Job.of("wait=9999").orElseThrow().toString());
        for (String wrong : new String[] {"wait", "wait=0", "cpu=1000", "cpu=-1", "sleep=5", ""}) {
            assertEquals(Optional.empty(), Job.of(wrong), wrong);
        }
        assertEquals("counted to 92511968, says pid ", new Job(Job.Kind.CPU, 1).expected());
    }
}
