package org.weibao.board;

/** A unit or county with its name. */
public record UnitView(String code, String name) {}
