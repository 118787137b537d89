package io.forkshop.app.evaluate;

/** A workbench that evaluates, says which process that is, and waits to be killed. */
final class KilledEvaluator {
    private KilledEvaluator() {}

    public static void main(String[] args) throws InterruptedException {
        Conversation talk = new Conversation();
        System.out.println(talk.value("ProcessHandle.current().pid()"));
        talk.eval("while (true);");
    }
}
