package io.forkshop.app.load.models;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The servers of section 1, in the order of their ages. */
public enum Model {
    STONE("stone", "stone.java", 1, 1),
    BRONZE("bronze", "bronze.java", 32, Model.ALL_CORES),
    PREFORK("prefork", "prefork.java", 4, 4),
    POOL("pool", "pool.java", 16, 16),
    SILVER("silver", "silver.java", Model.NO_LIMIT, Model.ALL_CORES),
    GOLD("gold", "gold.java", Model.NO_LIMIT, 1),
    VIRTUAL("virtual", "virtual.java", Model.NO_LIMIT, Model.ALL_CORES),
    GOLD_NODE("gold.js", "gold.js", Model.NO_LIMIT, 1),
    CORES_NODE("cores.js", "cores.js", Model.NO_LIMIT, Model.ALL_CORES);

    static final int NO_LIMIT = Integer.MAX_VALUE;
    static final int ALL_CORES = Integer.MAX_VALUE;

    private final String word;
    private final String listing;
    private final int waiting;
    private final int computing;

    Model(String word, String listing, int waiting, int computing) {
        this.word = word;
        this.listing = listing;
        this.waiting = waiting;
        this.computing = computing;
    }

    /** As it is typed. */
    public String word() {
        return word;
    }

    /** Its file in the section's folder. */
    public String listing() {
        return listing;
    }

    public boolean needsNode() {
        return listing.endsWith(".js");
    }

    public static Optional<Model> named(String word) {
        return Arrays.stream(values()).filter(model -> model.word.equals(word)).findFirst();
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(Model::word).toList();
    }

    /**
     * Answers a second by the formula: M places and a request that holds one for N seconds make
     * M/N, whatever the places are, and never more than there are clients to fill them. For
     * waiting, gold and virtual threads have as many places as there are clients; for computing
     * nobody has more than cores. What a model costs beside its job the formula does not know.
     *
     * @param seconds N, more than 0
     */
    public double predicted(Job job, double seconds, int clients, int cores) {
        int places = job.kind() == Job.Kind.WAIT ? waiting : Math.min(computing, cores);
        return Math.min(places, clients) / seconds;
    }

    /** The formula in words, for a job. */
    public String formula(Job job) {
        if (job.kind() == Job.Kind.WAIT) {
            return waiting == NO_LIMIT ? "clients/N" : waiting + "/N";
        }
        return computing == 1
                ? "1/N"
                : computing < 16 ? "min(cores," + computing + ")/N" : "cores/N";
    }
}
