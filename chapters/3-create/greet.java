import io.forkshop.runtime.channel.Parent;
import io.forkshop.runtime.process.ChildProcesses;
import io.forkshop.runtime.process.ExecHandle;

// Greets whoever is named, once through a shell and once without.
void main() {
    Parent.onMessage(name -> {
        var words = "Hello, " + name;
        var line = ChildProcesses.exec("echo \"" + words + "\"");
        var file = ChildProcesses.execFile("echo", words);
        Parent.send(Map.of("exec", said(line), "execFile", said(file)));
    });
}

String said(ExecHandle handle) {
    try (handle) {
        return handle.join().stdout();
    } catch (Exception e) {
        return e.getMessage();
    }
}
