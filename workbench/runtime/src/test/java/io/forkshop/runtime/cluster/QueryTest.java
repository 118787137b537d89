package io.forkshop.runtime.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.forkshop.runtime.ForkshopException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.LinkedHashMap;
import java.util.Map;

/** What a worker asks for is not trusted: it is refused, and nothing else happens. */
class QueryTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "a\0b"})
    void aPathThatIsNoneIsRefused(String path) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("addressType", -1);
        message.put("address", path.isEmpty() ? null : path);

        ForkshopException e =
                assertThrows(ForkshopException.class, () -> Query.of(message).places());
        assertEquals("ERR_INVALID_ADDRESS", e.code());
    }

    /** Node's workers ask so for their dgram sockets; it must not become a path. */
    @Test
    void aUdpPortIsRefused() {
        Query query = Query.of(Map.of("addressType", "udp4", "address", "127.0.0.1", "port", 53));

        assertNull(query.path());
        ForkshopException e = assertThrows(ForkshopException.class, query::places);
        assertEquals("ERR_SOCKET_BAD_TYPE", e.code());
    }
}
