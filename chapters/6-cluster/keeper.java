import io.forkshop.runtime.channel.Parent;
import io.forkshop.runtime.cluster.ClusterOptions;
import io.forkshop.runtime.cluster.Supervision;
import io.forkshop.runtime.cluster.Supervisor;

// Keeps two workers up behind one port. It serves nobody itself.
void main() {
    var here = Path.of(System.getProperty("jdk.launcher.sourcefile"));
    var file = here.resolveSibling("web.java").toString();
    var options = ClusterOptions.of(file).args("0");
    var web = Supervisor.start(options, 2, Supervision.defaults());
    web.cluster().onListening((worker, place) -> Parent.send(Map.of(
            "port", place.port(),
            "pid", worker.process().pid().getAsLong())));
    Parent.onDisconnect(web::close);
}
