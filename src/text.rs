//! Every word that people read, from www/locales, through Fluent.
