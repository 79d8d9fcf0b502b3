/* The peer of the benchmark: writes the cells of the sheet Findings with libxlsxwriter, in its default mode.
 *
 * usage: findings CELLS OUT.xlsx
 *
 * CELLS, in the machine's byte order: uint32 rows, uint32 columns, columns × double width; for each row a double height,
 * for each cell an int32: the bytes of a text that follows with its NUL, -1 for a number whose double follows, or -2 for a
 * cell without value.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <xlsxwriter.h>

static char *at;

static int32_t take_int(void) {
    int32_t n;
    memcpy(&n, at, sizeof n);
    at += sizeof n;
    return n;
}

static double take_double(void) {
    double d;
    memcpy(&d, at, sizeof d);
    at += sizeof d;
    return d;
}

static void read_cells(const char *name) {
    FILE *f = fopen(name, "rb");
    long size;
    if (f == NULL || fseek(f, 0, SEEK_END) != 0 || (size = ftell(f)) < 0 || fseek(f, 0, SEEK_SET) != 0 ||
        (at = malloc(size)) == NULL || fread(at, 1, size, f) != (size_t)size) {
        perror(name);
        exit(1);
    }
    fclose(f);
}

static void write_row(lxw_worksheet *sheet, lxw_format *text, lxw_format *day, uint32_t row, uint32_t columns) {
    worksheet_set_row(sheet, row, take_double(), NULL);
    for (uint32_t c = 0; c < columns; c++) {
        int32_t n = take_int();
        if (n == -1) {
            worksheet_write_number(sheet, row, c, take_double(), day);
        } else if (n == -2) {
            worksheet_write_blank(sheet, row, c, text);
        } else {
            worksheet_write_string(sheet, row, c, at, text);
            at += n;
        }
    }
}

int main(int argc, char **argv) {
    if (argc != 3) {
        fprintf(stderr, "usage: findings CELLS OUT.xlsx\n");
        return 2;
    }
    read_cells(argv[1]);
    lxw_workbook *book = workbook_new(argv[2]);
    lxw_worksheet *sheet = workbook_add_worksheet(book, "Findings");
    lxw_format *text = workbook_add_format(book);
    lxw_format *day = workbook_add_format(book);
    format_set_text_wrap(text);
    format_set_num_format(day, "yyyy-mm-dd");
    uint32_t rows = take_int(), columns = take_int();
    for (uint32_t c = 0; c < columns; c++) {
        worksheet_set_column(sheet, c, c, take_double(), NULL);
    }
    for (uint32_t r = 0; r < rows; r++) {
        write_row(sheet, text, day, r, columns);
    }
    worksheet_autofilter(sheet, 0, 0, rows - 1, columns - 1);
    worksheet_freeze_panes(sheet, 1, 1);
    return workbook_close(book);
}
