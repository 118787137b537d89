import module java.base;

// A request and its answer: the same behind all the servers here.
// GET / says hello, /wait?ms=20 is to be waited for as for a disk,
// /cpu?ms=5 computes, for about five milliseconds.
record Request(String job, int millis, boolean stays) {
    static final Pattern FORM = Pattern.compile("(?s)GET /(?:(wait|cpu)"
            + "[?]ms=(\\d{1,5}))? HTTP/1[.]1\r\n(.*\r\n)?\r\n");
    static final String END = "\r\n\r\n";
    static final int LONGEST = 2000;

    static Request of(String head) {
        var form = FORM.matcher(head);
        if (!form.matches()) {
            return new Request("bad", 0, false);
        }
        var job = Objects.requireNonNullElse(form.group(1), "hello");
        int ms = form.group(2) == null
                ? 0 : Integer.parseInt(form.group(2));
        return new Request(job, ms, !head.contains("close"));
    }

    // Waits for the client to send one, up to the empty line.
    static Request read(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.length() < LONGEST && head.indexOf(END) < 0) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException();
            }
            head.append((char) next);
        }
        return of(head.toString());
    }

    long waitNanos() {
        return job.equals("wait") ? millis * 1_000_000L : 0;
    }

    // The answer; computes first, if that was asked for.
    byte[] answer(boolean stays) {
        var text = switch (job) {
            case "wait" -> "waited";
            case "cpu" -> "counted to " + count();
            default -> job;
        };
        text += ", says pid " + ProcessHandle.current().pid()
                + ", thread " + Thread.currentThread().threadId()
                + "\n";
        return ("HTTP/1.1 " + (job.equals("bad") ? "400 Bad" : "200 OK")
                + "\r\nContent-Length: " + text.length()
                + (stays ? "" : "\r\nConnection: close")
                + END + text).getBytes();
    }

    int count() {
        int sum = 0; // A million rounds take about a millisecond.
        for (long i = millis * 1_000_000L; i > 0; i--) {
            sum = 31 * sum + (int) i;
        }
        return sum;
    }
}
