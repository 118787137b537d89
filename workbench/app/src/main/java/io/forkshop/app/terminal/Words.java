package io.forkshop.app.terminal;

import io.forkshop.app.course.Block.Admonition;

import java.util.Locale;
import java.util.Map;

/** The few words that a drawn page adds to its own, in the page's language. */
record Words(
        String type,
        String predict,
        String thenType,
        String oneOf,
        String putInOrder,
        String cut,
        String notTranslated,
        Map<Admonition.Kind, String> admonitions) {

    private static final Words ENGLISH =
            new Words(
                    "type: ",
                    "predict: ",
                    "then type: ",
                    "one of: ",
                    "put in order: ",
                    "Longer lines are cut here. The whole file: ",
                    "(This page has not been translated yet.)",
                    Map.of());

    private static final Words CHINESE =
            new Words(
                    "输入：",
                    "预测：",
                    "然后输入：",
                    "从中选一个：",
                    "排出顺序：",
                    "过长的行在这里被截断。完整的文件：",
                    "（这一页还没有译文。）",
                    Map.of(
                            Admonition.Kind.NOTE, "注意",
                            Admonition.Kind.TIP, "提示",
                            Admonition.Kind.IMPORTANT, "重要",
                            Admonition.Kind.WARNING, "警告",
                            Admonition.Kind.CAUTION, "当心"));

    static Words of(String language) {
        return language.equals("zh") ? CHINESE : ENGLISH;
    }

    String admonition(Admonition.Kind kind) {
        String english = kind.name().charAt(0) + kind.name().substring(1).toLowerCase(Locale.ROOT);
        return admonitions.getOrDefault(kind, english);
    }
}
