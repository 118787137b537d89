package io.forkshop.runtime.channel;

import org.junit.jupiter.api.Test;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** A worker that runs every test of {@link AdoptionTest}, and tells the names and what failed. */
public final class AdoptionInAWorker {
    private AdoptionInAWorker() {}

    public static void main(String[] args) throws Exception {
        List<String> report = new ArrayList<>();
        for (Method test : AdoptionTest.class.getDeclaredMethods()) {
            if (test.isAnnotationPresent(Test.class)) {
                AdoptionTest instance = new AdoptionTest();
                instance.folder = Files.createTempDirectory("adoption");
                report.add(test.getName() + " " + run(test, instance));
                Files.deleteIfExists(instance.folder.resolve("socket"));
                Files.delete(instance.folder);
            }
        }
        Parent.send(report);
    }

    private static String run(Method test, Object instance) throws IllegalAccessException {
        try {
            test.invoke(instance);
            return "holds";
        } catch (InvocationTargetException e) {
            return e.getCause().toString();
        }
    }
}
