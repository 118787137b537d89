package io.forkshop.app.course.quiz;

import io.forkshop.app.course.lab.Question;

/**
 * One question of a quiz.
 *
 * @param why what explains the answer, one or two sentences
 * @param page where to read about it, such as {@code 2.3}
 */
public record Item(Question question, Key key, String why, String page) {}
