/* A SAS data file with packed rows (COMPRESS=CHAR), as ReadStat 1.1.8 writes it.
   Run in this folder: cc make-packed.c -lreadstat -lm -o /tmp/make-packed && /tmp/make-packed */
#include <fcntl.h>
#include <math.h>
#include <readstat.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static ssize_t write_bytes(const void *data, size_t length, void *file) { return write(*(int *)file, data, length); }

int main(void) {
  int file = open("readstat-packed.sas7bdat", O_CREAT | O_TRUNC | O_WRONLY, 0644);
  readstat_writer_t *writer = readstat_writer_init();
  readstat_set_data_writer(writer, write_bytes);
  readstat_writer_set_compression(writer, READSTAT_COMPRESS_ROWS);
  readstat_variable_t *number = readstat_add_variable(writer, "number", READSTAT_TYPE_DOUBLE, 0);
  readstat_variable_t *text = readstat_add_variable(writer, "text", READSTAT_TYPE_STRING, 200);
  readstat_variable_t *half = readstat_add_variable(writer, "half", READSTAT_TYPE_DOUBLE, 0);
  readstat_variable_set_label(text, "A text that packs well");
  readstat_variable_set_format(half, "DATE9");
  readstat_begin_writing_sas7bdat(writer, &file, 300);
  for (int row = 0; row < 300; row++) {
    char letters[201];
    memset(letters, 0, sizeof letters);
    for (int i = 0; i < (row * 7) % 200; i++) letters[i] = row % 3 == 0 ? '@' : row % 3 == 1 ? 'a' : 'a' + (i * i + row) % 26;
    readstat_begin_row(writer);
    readstat_insert_double_value(writer, number, row % 11 == 0 ? NAN : row / 3.0);
    readstat_insert_string_value(writer, text, letters);
    readstat_insert_double_value(writer, half, row);
    readstat_end_row(writer);
  }
  readstat_end_writing(writer);
  readstat_writer_free(writer);
  close(file);
  return 0;
}
