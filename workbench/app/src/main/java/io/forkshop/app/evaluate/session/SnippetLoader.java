package io.forkshop.app.evaluate.session;

import io.forkshop.app.evaluate.wire.ClassFile;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The snippets' classes, by name; what is none of them is found where the session finds it. */
final class SnippetLoader extends URLClassLoader {
    static {
        registerAsParallelCapable();
    }

    private final Map<String, byte[]> declared = new ConcurrentHashMap<>();

    SnippetLoader(ClassLoader parent) {
        super("snippets", new URL[0], parent);
    }

    void declare(List<ClassFile> classes) {
        for (ClassFile file : classes) {
            declared.put(file.name(), file.bytes());
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = declared.get(name);
        if (bytes == null) {
            return super.findClass(name);
        }
        byte[] woven = StopChecks.weaveInto(bytes);
        return defineClass(name, woven, 0, woven.length);
    }

    void addPath(String path) throws MalformedURLException {
        addURL(Path.of(path).toUri().toURL());
    }
}
