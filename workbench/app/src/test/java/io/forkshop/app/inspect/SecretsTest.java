package io.forkshop.app.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

class SecretsTest {
    @Test
    void aNameBetraysASecret() {
        for (var name :
                List.of(
                        "PASSWORD",
                        "DB_PASS" + "WD",
                        "GITHUB_TOKEN",
                        "API_KEY",
                        "apikey",
                        "AWS_SECRET_ACCESS_KEY",
                        "client_secret",
                        "SESSION_COOKIE",
                        "PGPASSWORD",
                        "DEPLOY_KEY",
                        "Authorization")) {
            assertEquals("(hidden, 5 characters)", Secrets.masked(name, "abcde"), name);
        }
    }

    @Test
    void aShapeBetraysASecretWhateverItsName() {
        for (var value :
                List.of(
                        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abcdefgh",
                        "ghp_0123456789abcdefghijABCDEFGHIJ",
                        "AKIAIOSFODNN7EXAMPLE",
                        "sk-abcdefghij0123456789",
                        "-----BEGIN RSA PRIVATE KEY-----",
                        "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
                        "0123456789abcdef0123456789abcdef01234567")) {
            assertFalse(Secrets.masked("X", value).contains(value), value);
        }
    }

    @Test
    void whatIsNoSecretStaysReadable() {
        for (var value :
                List.of(
                        "/usr/lib/jvm/temurin-25-jdk-amd64/bin/java",
                        "xterm-256color",
                        "/home/me/a0b1c2d3e4f5a6b7c8d9e0f1a2b3c4d5/x",
                        "C.UTF-8",
                        "a sentence of many words that is longer than all the keys of this"
                                + " world")) {
            assertEquals(value, Secrets.masked("X", value));
        }
        assertEquals("/home/me", Secrets.masked("PWD", "/home/me"));
        assertEquals("", Secrets.masked("PASSWORD", ""));
    }

    @Test
    void aTypedLineIsShownWithoutItsSecrets() {
        assertEquals(
                "spawn --env TOKEN=(hidden, 3 characters) sh -c 'a b'",
                Secrets.maskedLine("spawn --env TOKEN=abc sh -c 'a b'"));
    }

    /** A learner may paste a megabyte; a pattern that looks back and forth would never end. */
    @Test
    void aMegabyteIsLookedThroughAtOnce() {
        for (var piece : List.of("x", "eyJ", "a://b:", "ab1", "--", "sk-")) {
            var value = piece.repeat(1_000_000 / piece.length());
            assertTimeoutPreemptively(
                    Duration.ofSeconds(20), () -> Secrets.masked("X", value), piece);
        }
    }

    @Test
    void ofALoginOnlyThePasswordIsHidden() {
        assertEquals(
                "postgres://me:***@db.example/x",
                Secrets.masked("DATABASE_URL", "postgres://me:secret@db.example/x"));
    }

    @Test
    void aCommandLineHasSecretsToo() {
        assertEquals(
                List.of(
                        "run",
                        "--password=(hidden, 3 characters)",
                        "--token",
                        "(hidden, 5 characters)",
                        "--port=80",
                        "-Ddb.password=(hidden, 1 characters)",
                        "file"),
                Secrets.masked(
                        List.of(
                                "run",
                                "--password=abc",
                                "--token",
                                "abcde",
                                "--port=80",
                                "-Ddb.password=x",
                                "file")));
    }
}
