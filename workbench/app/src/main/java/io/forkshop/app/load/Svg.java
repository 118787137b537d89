package io.forkshop.app.load;

import org.jfree.chart.ChartFactory;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.jfree.svg.SVGGraphics2D;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Rectangle;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A chart as SVG, the same bytes for the same numbers. Only in the load's own process. */
final class Svg {
    private static final int WIDTH = 760;
    private static final int HEIGHT = 460;
    private static final String KEYS = "forkshop"; // Or names would hold the time.
    private static final float[] DASHES = {5, 5};

    /** Told apart by people who do not tell red from green, too (Okabe and Ito), and a grey. */
    private static final int[] COLOURS = {
        0x000000, 0xe69f00, 0x56b4e9, 0x009e73, 0xc0a000, 0x0072b2, 0xd55e00, 0xcc79a7, 0x777777
    };

    private Svg() {}

    static String of(Chart chart) {
        System.setProperty("java.awt.headless", "true");
        XYSeriesCollection lines = new XYSeriesCollection();
        for (Chart.Series each : chart.series()) {
            XYSeries series = new XYSeries(each.name() + (each.dashed() ? " (formula)" : ""));
            each.points().forEach(point -> series.add(point.x(), point.y()));
            lines.addSeries(series);
        }
        JFreeChart drawn =
                ChartFactory.createXYLineChart(chart.title(), chart.x(), chart.y(), lines);
        XYPlot plot = drawn.getXYPlot();
        plot.setBackgroundPaint(Color.WHITE);
        plot.setDomainGridlinePaint(Color.LIGHT_GRAY);
        plot.setRangeGridlinePaint(Color.LIGHT_GRAY);
        plot.setRangeAxis(logarithmic(chart.y()));
        plot.setDomainAxis(chart.xIsLog() ? logarithmic(chart.x()) : new NumberAxis(chart.x()));
        plot.setRenderer(renderer(chart));
        SVGGraphics2D canvas = new SVGGraphics2D(WIDTH, HEIGHT);
        canvas.setDefsKeyPrefix(KEYS);
        drawn.setElementHinting(false);
        drawn.draw(canvas, new Rectangle(WIDTH, HEIGHT));
        return canvas.getSVGDocument();
    }

    private static ValueAxis logarithmic(String label) {
        LogAxis axis = new LogAxis(label);
        axis.setBase(10);
        axis.setNumberFormatOverride(java.text.NumberFormat.getNumberInstance(Locale.ROOT));
        return axis;
    }

    /** A prediction has the colour of what it predicts, and no marks. */
    private static XYLineAndShapeRenderer renderer(Chart chart) {
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer();
        Map<String, Integer> colours = new LinkedHashMap<>();
        for (int i = 0; i < chart.series().size(); i++) {
            Chart.Series series = chart.series().get(i);
            int known = colours.computeIfAbsent(series.name(), name -> colours.size());
            renderer.setSeriesPaint(i, new Color(COLOURS[known % COLOURS.length]));
            renderer.setSeriesShapesVisible(i, !series.dashed() && series.points().size() < 20);
            renderer.setSeriesStroke(
                    i,
                    series.dashed() ? new BasicStroke(1, 0, 0, 1, DASHES, 0) : new BasicStroke(2));
            renderer.setSeriesVisibleInLegend(i, !series.dashed());
        }
        return renderer;
    }
}
