package io.forkshop.app.command;

import io.forkshop.app.inspect.Listening;
import io.forkshop.app.inspect.ListeningSockets;
import io.forkshop.app.inspect.ProcFs;
import io.forkshop.app.world.Live;
import io.forkshop.app.world.LiveCluster;
import io.forkshop.runtime.ForkshopException;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;

/**
 * The server that somebody means: a URL of this machine, a worker's name with or without a path
 * ({@code w1/slow}), or a path alone, of the cluster.
 */
final class LocalServer {
    private LocalServer() {}

    /** {@code command} is who refuses other machines. */
    static URI of(String typed, String command, Session session) {
        if (typed.startsWith("/")) {
            return cluster(typed, session);
        }
        int slash = typed.indexOf('/');
        String name = slash < 0 ? typed : typed.substring(0, slash);
        String path = slash < 0 ? "/" : typed.substring(slash);
        if (name.equals("cluster")) {
            return cluster(path, session);
        }
        Optional<Live> worker =
                name.matches("[a-z]\\d+") ? session.world().find(name) : Optional.empty();
        return worker.isPresent() ? worker(worker.get(), path) : uri(typed, command);
    }

    /** Its path and query, never empty. */
    static String path(URI server) {
        String query = server.getRawQuery() == null ? "" : "?" + server.getRawQuery();
        return (server.getRawPath().isEmpty() ? "/" : server.getRawPath()) + query;
    }

    private static URI cluster(String path, Session session) {
        LiveCluster cluster = ClusterCommand.existing(session);
        return cluster.place()
                .map(place -> URI.create(ClusterTable.url(place)).resolve(path))
                .orElseThrow(() -> refused("The cluster listens nowhere; 'cluster status'."));
    }

    private static URI worker(Live live, String path) {
        List<Listening> places = new ListeningSockets(new ProcFs()).of(List.of(live.pid()));
        return places.stream()
                .map(place -> place.address().replaceFirst(".*:", ""))
                .filter(port -> port.matches("\\d+"))
                .map(port -> URI.create("http://127.0.0.1:" + port + path))
                .findFirst()
                .orElseThrow(
                        () ->
                                refused(
                                        live.name()
                                                + " listens on no port; 'inspect "
                                                + live.name()
                                                + "' shows what it does."));
    }

    private static URI uri(String typed, String command) {
        try {
            URI uri = URI.create(typed.contains("://") ? typed : "http://" + typed);
            if (!"http".equals(uri.getScheme()) || uri.getHost() == null || uri.getPort() < 1) {
                throw refused("'" + typed + "' is no URL like http://127.0.0.1:4000/.");
            }
            if (!InetAddress.getByName(uri.getHost()).isLoopbackAddress()) {
                throw refused(command + " asks this machine only, not " + uri.getHost() + ".");
            }
            return uri;
        } catch (IllegalArgumentException | UnknownHostException e) {
            throw refused("'" + typed + "' is no URL like http://127.0.0.1:4000/.");
        }
    }

    private static ForkshopException refused(String sentence) {
        return new ForkshopException("ERR_INVALID_URL", sentence);
    }
}
